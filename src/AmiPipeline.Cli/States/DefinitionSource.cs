using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.Cli.States;

/// <summary>A definition that a person named, read but not checked yet.</summary>
/// <param name="Name">Where it comes from, for messages.</param>
/// <param name="Text">The definition.</param>
internal sealed record DefinitionSource(string Name, string Text)
{
    /// <summary>Reads it.</summary>
    /// <param name="source">Reads files and standard input.</param>
    /// <param name="file">The file, or <c>-</c>.</param>
    /// <exception cref="UserErrorException">It cannot be read.</exception>
    public static DefinitionSource Read(TextSource source, string file) =>
        new(TextSource.DisplayName(file), source.Read(file, "a definition"));

    /// <summary>Every fault of the definition; empty if it is valid.</summary>
    public IReadOnlyList<DefinitionFault> Check() => StateMachineDocument.Check(Text);

    /// <summary>What to say of a definition with faults.</summary>
    /// <param name="faults">The faults.</param>
    public string Refusal(IReadOnlyList<DefinitionFault> faults) =>
        string.Join('\n', faults.Select(fault => $"  {fault}").Prepend($"{Name} has {Reports.Wording.Count(faults.Count, "fault")}:"));
}
