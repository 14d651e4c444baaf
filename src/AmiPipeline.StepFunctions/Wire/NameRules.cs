using System.Buffers;

namespace AmiPipeline.StepFunctions.Wire;

/// <summary>What the name of an execution must not contain (API Reference, StartExecution, name).</summary>
internal static class NameRules
{
    private static readonly SearchValues<char> Refused = SearchValues.Create("<>{}[]?*\"#%\\^|~`$&,;:/");

    // "White space" is all of Unicode's here; that Step Functions means more than ASCII's is not recorded.
    /// <exception cref="ApiRefusalException">It contains such a character.</exception>
    public static void Check(string name)
    {
        if (name.AsSpan().ContainsAny(Refused) || name.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || char.IsSurrogate(character) || character >= '\uFFFE'))
        {
            throw new ApiRefusalException("InvalidName", $"Invalid Name: '{name}'");
        }
    }
}
