using System.Security.Cryptography;
using System.Text;

namespace AmiPipeline.Engines.Embedded;

/// <summary>An execution of a name that runs on this machine, as the machine's other programs see it: a file that is locked as long as its process lives.</summary>
/// <remarks>The operating system takes the lock back when the process ends, however it ends. Another machine of the same name is not seen.</remarks>
public sealed class ExecutionLock : IDisposable
{
    private readonly FileStream? _file;

    private ExecutionLock(FileStream? file) => _file = file;

    /// <summary>Takes an execution's name.</summary>
    /// <param name="folder">Where the files are; it is created. They stay, and are empty.</param>
    /// <param name="endpoint">Where EC2 is called: the same name elsewhere is another execution.</param>
    /// <param name="executionArn">The execution's ARN.</param>
    /// <returns>The lock, until it is disposed of; null if a process holds it. If the folder cannot be written, nothing is held and nobody is seen.</returns>
    public static ExecutionLock? TryTake(string folder, Uri endpoint, string executionArn)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{endpoint.AbsoluteUri}\n{executionArn}"))));
        try
        {
            Directory.CreateDirectory(folder);
            return new ExecutionLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new ExecutionLock(null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
