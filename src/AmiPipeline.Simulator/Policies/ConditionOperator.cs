using System.Globalization;

namespace AmiPipeline.Simulator.Policies;

/// <summary>How a condition compares a value of the call with one of the policy (IAM User Guide, "Condition operators").</summary>
/// <param name="Name">Its name, without <c>IfExists</c> and quantifier.</param>
/// <param name="IsNegated">True when it is met if no value of the policy fits, or the call has no value.</param>
/// <param name="Fits">Whether one value of the call fits one of the policy.</param>
/// <param name="Problem">What is wrong with a value of the policy; null when nothing is.</param>
internal sealed record ConditionOperator(
    string Name, bool IsNegated, Func<string, TextPattern, RequestContext, bool> Fits, Func<TextPattern, string?> Problem)
{
    /// <summary>Met by whether the call has the key at all; it looks at no value.</summary>
    public const string Null = "Null";

    private static readonly Dictionary<string, ConditionOperator> All = Table().ToDictionary(entry => entry.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => All.Keys;

    public static ConditionOperator? Find(string name) => All.GetValueOrDefault(name);

    private static IEnumerable<ConditionOperator> Table() =>
    [
        .. Pair("StringEquals", "StringNotEquals", (value, text, context) => text.Plain(context) == value),
        .. Pair("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase",
            (value, text, context) => string.Equals(text.Plain(context), value, StringComparison.OrdinalIgnoreCase)),
        .. Pair("StringLike", "StringNotLike", (value, text, context) => text.Matches(value, context)),
        .. Pair("ArnEquals", "ArnNotEquals", (value, text, context) => ArnPattern.Matches(text, value, context), ArnProblem),
        .. Pair("ArnLike", "ArnNotLike", (value, text, context) => ArnPattern.Matches(text, value, context), ArnProblem),
        .. Pair("NumericEquals", "NumericNotEquals", Number((value, wanted) => value == wanted), NumberProblem),
        .. Pair("NumericLessThan", "NumericGreaterThanEquals", Number((value, wanted) => value < wanted), NumberProblem, isNegation: false),
        .. Pair("NumericLessThanEquals", "NumericGreaterThan", Number((value, wanted) => value <= wanted), NumberProblem, isNegation: false),
        .. Pair("DateEquals", "DateNotEquals", Date((value, wanted) => value == wanted), DateProblem),
        .. Pair("DateLessThan", "DateGreaterThanEquals", Date((value, wanted) => value < wanted), DateProblem, isNegation: false),
        .. Pair("DateLessThanEquals", "DateGreaterThan", Date((value, wanted) => value <= wanted), DateProblem, isNegation: false),
        new("Bool", false, (value, text, context) => string.Equals(text.Plain(context), value, StringComparison.OrdinalIgnoreCase), BooleanProblem),
        new(Null, false, (_, _, _) => false, BooleanProblem),
    ];

    // The opposite of an order has its own operator, which a call without the value does not meet.
    private static IEnumerable<ConditionOperator> Pair(
        string name, string opposite, Func<string, TextPattern, RequestContext, bool> fits, Func<TextPattern, string?>? problem = null, bool isNegation = true)
    {
        problem ??= _ => null;
        yield return new(name, false, fits, problem);
        yield return isNegation
            ? new(opposite, true, fits, problem)
            : new(opposite, false, (value, text, context) => IsComparable(value) && !fits(value, text, context), problem);
    }

    private static Func<string, TextPattern, RequestContext, bool> Number(Func<decimal, decimal, bool> compares) =>
        (value, text, context) => ReadNumber(value) is { } number && ReadNumber(text.Plain(context)) is { } wanted && compares(number, wanted);

    private static Func<string, TextPattern, RequestContext, bool> Date(Func<DateTimeOffset, DateTimeOffset, bool> compares) =>
        (value, text, context) => ReadDate(value) is { } date && ReadDate(text.Plain(context)) is { } wanted && compares(date, wanted);

    private static bool IsComparable(string value) => ReadNumber(value) is not null || ReadDate(value) is not null;

    private static decimal? ReadNumber(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? ReadDate(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date
        : null;

    private static string? ArnProblem(TextPattern text) =>
        ArnPattern.IsWellFormed(text) ? null : $"\"{text.Text}\" is no ARN; one has six parts, arn:partition:service:region:account:resource.";

    private static string? NumberProblem(TextPattern text) => ReadNumber(text.Text) is null ? $"\"{text.Text}\" is no number." : null;

    private static string? DateProblem(TextPattern text) =>
        ReadDate(text.Text) is null ? $"\"{text.Text}\" is no date, such as 2026-11-26T00:00:00Z." : null;

    private static string? BooleanProblem(TextPattern text) =>
        text.Text is "true" or "false" ? null : $"\"{text.Text}\" is neither true nor false.";
}
