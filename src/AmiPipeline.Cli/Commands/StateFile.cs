using AmiPipeline.Simulator.Hosting;

namespace AmiPipeline.Cli.Commands;

/// <summary>The file in which a simulator keeps its world from one run to the next.</summary>
/// <param name="Path">The file.</param>
/// <param name="Exists">Whether there is a saved world.</param>
internal sealed record StateFile(string Path, bool Exists)
{
    /// <summary>Looks for it; null for no file.</summary>
    /// <param name="path">The file, which need not exist yet.</param>
    /// <exception cref="UserErrorException">Its folder doesn't exist.</exception>
    public static StateFile? Open(string? path)
    {
        if (path is null)
        {
            return null;
        }

        return System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { } folder && Directory.Exists(folder)
            ? new StateFile(path, File.Exists(path))
            : throw UserErrorException.ForCommandLine($"--state {path} can't be written: its folder doesn't exist.");
    }

    /// <summary>Saves the world.</summary>
    /// <param name="control">The simulator, which no longer gets calls.</param>
    /// <exception cref="UserErrorException">The file can't be written.</exception>
    public void Save(SimulatorControl control)
    {
        try
        {
            if (!control.SaveTo(Path))
            {
                throw UserErrorException.ForFile($"--state {Path} is not written: something is always under way.");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw UserErrorException.ForFile($"--state {Path} can't be written: {error.Message}");
        }
    }
}
