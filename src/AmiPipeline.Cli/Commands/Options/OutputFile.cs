using AmiPipeline.Cli.Hosting;

namespace AmiPipeline.Cli.Commands.Options;

/// <summary>A file that a command writes besides its output.</summary>
internal sealed class OutputFile
{
    private readonly string _option;
    private readonly string _path;

    private OutputFile(string option, string path) => (_option, _path) = (option, path);

    /// <summary>A file that can be written as far as is known before there is anything to write; null for none.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">Its path, or null.</param>
    /// <exception cref="UserErrorException">Its folder doesn't exist, or it is a folder.</exception>
    public static OutputFile? Open(string option, string? path)
    {
        if (path is null)
        {
            return null;
        }

        return path.Length == 0 || Directory.Exists(path) ? throw UserErrorException.ForCommandLine($"{option} needs the name of a file (got {(path.Length == 0 ? "nothing" : $"{path}, a directory")}).")
            : Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && Directory.Exists(folder) ? new OutputFile(option, path)
            : throw UserErrorException.ForCommandLine($"{option} {path} can't be written: its folder doesn't exist.");
    }

    /// <summary>Writes it. What was there before is replaced.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="UserErrorException">It can't be written.</exception>
    public void Write(string text)
    {
        try
        {
            File.WriteAllText(_path, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw UserErrorException.ForFile($"{_option} {_path} can't be written: {error.Message}");
        }
    }
}
