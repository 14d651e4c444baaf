namespace AmiPipeline.StatesLanguage.Loading;

/// <summary>One thing that is wrong with a state machine definition.</summary>
/// <param name="JsonPointer">Where, as a JSON pointer (RFC 6901) into the definition; empty for the definition as a whole.</param>
/// <param name="Message">What is wrong and what would be right.</param>
/// <param name="Suggestion">The name that was probably meant, if a name is misspelt; otherwise null.</param>
public sealed record DefinitionFault(string JsonPointer, string Message, string? Suggestion = null)
{
    /// <summary>The fault on one line: pointer, message and suggestion.</summary>
    public override string ToString() =>
        $"{(JsonPointer.Length == 0 ? "/" : JsonPointer)}: {Message}{(Suggestion is null ? string.Empty : $" Did you mean '{Suggestion}'?")}";
}
