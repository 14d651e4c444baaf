using AmiPipeline.Reports.Html;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>A section of a page.</summary>
/// <param name="Id">Its id, unique in the page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Write">Writes what is below the title.</param>
internal sealed record ConsoleSection(string Id, string Title, Action<MarkupWriter> Write)
{
    /// <summary>Whether it is written again when something has changed. Default: yes. What people type into is not.</summary>
    public bool IsLive { get; init; } = true;

    /// <summary>What it has now.</summary>
    public string Render()
    {
        using var text = new StringWriter { NewLine = "\n" };
        Write(new MarkupWriter(text));
        return text.ToString();
    }
}
