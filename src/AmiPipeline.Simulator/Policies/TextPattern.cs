using System.Text;

namespace AmiPipeline.Simulator.Policies;

/// <summary>
/// A text of a policy: <c>*</c> and <c>?</c> are wildcards if its place allows them, and <c>${…}</c> is a policy variable
/// (IAM User Guide, "IAM policy elements: Variables and tags").
/// </summary>
internal sealed class TextPattern
{
    private static readonly string[] Literals = ["*", "?", "$"];
    private readonly List<(bool IsVariable, string Text)> _parts;
    private readonly string? _constant;

    private TextPattern(string text, List<(bool IsVariable, string Text)> parts)
    {
        Text = text;
        _parts = parts;
        _constant = Variables.Any() ? null : Wildcard(RequestContext.Empty);
    }

    /// <summary>As it is in the policy.</summary>
    public string Text { get; }

    /// <summary>The condition keys that its variables name.</summary>
    public IEnumerable<string> Variables => _parts.Where(part => part.IsVariable && !Literals.Contains(part.Text)).Select(part => part.Text);

    /// <exception cref="FormatException">A variable is not closed.</exception>
    public static TextPattern Parse(string text)
    {
        var parts = new List<(bool, string)>();
        var position = 0;
        while (text.IndexOf("${", position, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = text.IndexOf('}', start);
            if (end < 0)
            {
                throw new FormatException($"the variable in \"{text}\" has no closing brace.");
            }

            parts.Add((false, text[position..start]));
            parts.Add((true, text[(start + 2)..end].Trim()));
            position = end + 1;
        }

        parts.Add((false, text[position..]));
        return new TextPattern(text, parts);
    }

    /// <summary>Whether a value fits it, wildcards included; never while one of its variables has no value.</summary>
    public bool Matches(string value, RequestContext context, bool ignoreCase = false) =>
        Wildcard(context) is { } pattern && Wildcards.Match(pattern, value, ignoreCase);

    /// <summary>The text with its variables filled in and without wildcards; null while one has no value.</summary>
    public string? Plain(RequestContext context) => Fill(context, static (_, text) => text);

    /// <summary>The same with wildcards, and with what stands for itself escaped by a backslash.</summary>
    public string? Wildcard(RequestContext context) => _constant ?? Fill(context, Escape);

    private static string Escape(bool isVariable, string text) => isVariable
        ? text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("*", @"\*", StringComparison.Ordinal).Replace("?", @"\?", StringComparison.Ordinal)
        : text.Replace(@"\", @"\\", StringComparison.Ordinal);

    private string? Fill(RequestContext context, Func<bool, string, string> write)
    {
        var filled = new StringBuilder();
        foreach (var (isVariable, text) in _parts)
        {
            if ((isVariable && !Literals.Contains(text) ? context.Single(text) : text) is not { } value)
            {
                return null;
            }

            filled.Append(write(isVariable, value));
        }

        return filled.ToString();
    }
}
