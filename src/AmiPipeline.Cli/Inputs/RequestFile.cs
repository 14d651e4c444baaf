using System.Text;
using AmiPipeline.Errors;
using AmiPipeline.Requests;

namespace AmiPipeline.Cli.Inputs;

/// <summary>A request document, read from its file and found well-formed.</summary>
/// <param name="Path">The file.</param>
/// <param name="Text">The document.</param>
/// <param name="Request">What it says.</param>
internal sealed record RequestFile(string Path, string Text, ImageRequest Request)
{
    // The most that Step Functions takes as an execution's input.
    private const int MostBytes = 262_144;

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">The file cannot be read.</exception>
    /// <exception cref="RequestRefusedException">It is not a well-formed request; all faults are listed.</exception>
    public static RequestFile Read(string path)
    {
        var text = InputFile.Read(path, "a request", "Name a file with a request, such as examples/s5-unique-keys.json.");
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > MostBytes)
        {
            throw new RequestRefusedException([new("", $"has {bytes} bytes; an execution's input may have {MostBytes}")]);
        }

        return new RequestFile(path, text, RequestReader.Read(text));
    }
}
