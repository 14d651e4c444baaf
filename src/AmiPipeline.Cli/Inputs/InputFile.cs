namespace AmiPipeline.Cli.Inputs;

/// <summary>Reads a file from the command line.</summary>
internal static class InputFile
{
    /// <summary>The file's text.</summary>
    /// <param name="path">The path.</param>
    /// <param name="what">What it should hold, for the message.</param>
    /// <param name="advice">What to do if it is missing.</param>
    /// <exception cref="UserErrorException">It is missing or can't be read.</exception>
    public static string Read(string path, string what, string advice)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw UserErrorException.ForFile(Directory.Exists(path) ? $"{path} is a directory; {what} is a file." : $"{path} does not exist. {advice}");
        }
        catch (UnauthorizedAccessException)
        {
            throw UserErrorException.ForFile(Directory.Exists(path)
                ? $"{path} is a directory; {what} is a file."
                : $"{path} is not readable by this user.");
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            throw UserErrorException.ForFile($"{path} cannot be read: {error.Message}");
        }
    }
}
