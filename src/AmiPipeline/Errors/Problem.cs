namespace AmiPipeline.Errors;

/// <summary>One thing that is wrong with a request or a configuration.</summary>
/// <param name="Field">The field, as a JSON pointer (RFC 6901) into the document; the empty string is the whole document.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
public sealed record Problem(string Field, string Message)
{
    /// <summary>The problem in one line: pointer, colon, message.</summary>
    public override string ToString() => $"{(Field.Length == 0 ? "request" : Field)}: {Message}";
}
