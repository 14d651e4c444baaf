namespace AmiPipeline.Cli.Commands.Options;

/// <summary>A file that a command writes besides its output.</summary>
internal sealed class OutputFile
{
    private readonly string _option;

    private OutputFile(string option, string path) => (_option, Path) = (option, path);

    /// <summary>Its path as the command line has it.</summary>
    public string Path { get; }

    /// <summary>
    /// A file that can be written as far as is known before there is anything to write; null for none. That is tried, so that what an execution has done isn't lost for a
    /// wrong name, and leaves the file as it was, or no file.
    /// </summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">Its path, or null.</param>
    /// <exception cref="UserErrorException">It can't be written.</exception>
    public static OutputFile? Open(string option, string? path)
    {
        if (path is null)
        {
            return null;
        }

        if (path.Length == 0 || Directory.Exists(path))
        {
            throw UserErrorException.ForCommandLine($"{option} needs the name of a file (got {(path.Length == 0 ? "nothing" : $"{path}, a directory")}).");
        }

        try
        {
            var isNew = !File.Exists(path);
            new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (isNew)
            {
                File.Delete(path);
            }

            return new OutputFile(option, path);
        }
        catch (DirectoryNotFoundException)
        {
            throw UserErrorException.ForCommandLine($"{option} {path} can't be written: its folder doesn't exist.");
        }
        catch (Exception error) when (IsOfFiles(error))
        {
            throw UserErrorException.ForCommandLine($"{option} {path} can't be written: {error.Message}");
        }
    }

    /// <summary>Whether both would be written to the same path.</summary>
    /// <param name="other">The other file.</param>
    public bool IsSame(OutputFile other) =>
        string.Equals(System.IO.Path.GetFullPath(Path), System.IO.Path.GetFullPath(other.Path), OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>Writes it. What was there before is replaced.</summary>
    /// <param name="text">The text.</param>
    /// <param name="errors">Takes a line if it can no longer be written.</param>
    /// <returns>Whether it is written.</returns>
    public bool Write(string text, TextWriter errors)
    {
        try
        {
            File.WriteAllText(Path, text);
            return true;
        }
        catch (Exception error) when (IsOfFiles(error))
        {
            errors.WriteLine($"{_option} {Path} can't be written: {error.Message}");
            return false;
        }
    }

    private static bool IsOfFiles(Exception error) => error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;
}
