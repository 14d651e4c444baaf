using System.Text;
using AmiPipeline.Errors;
using AmiPipeline.Requests;

namespace AmiPipeline.Cli.Inputs;

/// <summary>A well-formed request document from a file or standard input.</summary>
/// <param name="Path">The file's path, or <c>-</c>.</param>
/// <param name="Text">The document.</param>
/// <param name="Request">The request.</param>
internal sealed record RequestFile(string Path, string Text, ImageRequest Request)
{
    // The maximum size of an execution's input on Step Functions.
    private const int MaxBytes = 262_144;

    /// <summary>Reads it.</summary>
    /// <param name="source">Reads files and standard input.</param>
    /// <param name="path">The file's path, or <c>-</c>.</param>
    /// <exception cref="UserErrorException">The file can't be read.</exception>
    /// <exception cref="RequestRefusedException">It is not a well-formed request; all problems are listed.</exception>
    public static RequestFile Read(TextSource source, string path)
    {
        var text = source.Read(path, "a request");
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > MaxBytes)
        {
            throw new RequestRefusedException([new("", $"has {bytes} bytes; an execution's input may have at most {MaxBytes}")]);
        }

        return new RequestFile(path, text, RequestReader.Read(text));
    }
}
