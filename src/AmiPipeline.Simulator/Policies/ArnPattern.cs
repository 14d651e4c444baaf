namespace AmiPipeline.Simulator.Policies;

/// <summary>
/// An ARN with wildcards, compared part by part: a wildcard stays within its part of the six
/// (IAM User Guide, "Condition operators", ArnLike; "Resource").
/// </summary>
internal static class ArnPattern
{
    private const int Parts = 6;

    /// <summary>Whether a text has the form: <c>*</c>, or six parts that begin with <c>arn</c>.</summary>
    public static bool IsWellFormed(TextPattern pattern)
    {
        var context = new RequestContext();
        foreach (var variable in pattern.Variables)
        {
            context.With(variable, "x");
        }

        var text = pattern.Plain(context)!;
        return IsEverything(text) || (text.StartsWith("arn:", StringComparison.Ordinal) && text.Split(':', Parts).Length == Parts);
    }

    public static bool Matches(TextPattern pattern, string arn, RequestContext context)
    {
        if (pattern.Wildcard(context) is not { } text)
        {
            return false;
        }

        if (IsEverything(text))
        {
            return true;
        }

        var wanted = text.Split(':', Parts);
        var actual = arn.Split(':', Parts);
        return actual.Length == Parts && wanted.Length == Parts && wanted.Zip(actual).All(pair => Wildcards.Match(pair.First, pair.Second));
    }

    private static bool IsEverything(string text) => text.Length > 0 && text.All(character => character == '*');
}
