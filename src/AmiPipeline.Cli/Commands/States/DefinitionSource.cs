using AmiPipeline.Cli.Inputs;
using AmiPipeline.Reports.Texts;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.Cli.Commands.States;

/// <summary>A definition from the command line, read but not validated yet.</summary>
/// <param name="Name">Where it comes from, for messages.</param>
/// <param name="Text">The definition.</param>
internal sealed record DefinitionSource(string Name, string Text)
{
    /// <summary>Reads it.</summary>
    /// <param name="source">Reads files and standard input.</param>
    /// <param name="file">The file, or <c>-</c>.</param>
    /// <exception cref="UserErrorException">It can't be read.</exception>
    public static DefinitionSource Read(TextSource source, string file) =>
        new(TextSource.DisplayName(file), source.Read(file, "a definition"));

    /// <summary>All errors of the definition; empty if it is valid.</summary>
    public IReadOnlyList<DefinitionFault> Check() => StateMachineDocument.Check(Text);

    /// <summary>The message about an invalid definition.</summary>
    /// <param name="faults">The errors.</param>
    public string Describe(IReadOnlyList<DefinitionFault> faults) =>
        string.Join('\n', faults.Select(fault => $"  {fault}").Prepend($"{Name} has {Wording.Count(faults.Count, "error")}:"));
}
