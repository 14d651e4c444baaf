using System.Security.Cryptography;
using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.Cli.Commands.States;

/// <summary>A directory that stands for S3: a directory in it is a bucket, and a file below that an object by its path.</summary>
/// <param name="root">The directory.</param>
internal sealed class S3Directory(string root) : IObjectStore
{
    /// <inheritdoc/>
    public string Read(string bucket, string key) => InFiles(() =>
    {
        var directory = DirectoryOf(bucket);
        var path = Path.Combine(directory, key);
        return IsWithin(directory, path) && File.Exists(path) ? File.ReadAllText(path) : throw new ObjectStoreException("NoSuchKey", $"There is no file {path} for the key.");
    });

    /// <inheritdoc/>
    public string Write(string bucket, string key, string content) => InFiles(() =>
    {
        var directory = DirectoryOf(bucket);
        var path = Path.Combine(directory, key);
        if (!IsWithin(directory, path))
        {
            throw new ObjectStoreException("S3", $"The key {key} leads out of the directory of its bucket.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return Describe(key, path).ETag;
    });

    /// <inheritdoc/>
    public IEnumerable<ListedObject> List(string bucket, string prefix) => InFiles(() =>
    {
        var directory = DirectoryOf(bucket);
        return (List<ListedObject>)
        [
            .. from path in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
               let key = Path.GetRelativePath(directory, path).Replace('\\', '/')
               where key.StartsWith(prefix, StringComparison.Ordinal)
               orderby key
               select Describe(key, path),
        ];
    });

    private static T InFiles<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ObjectStoreException("S3", $"The object can't be read or written as a file: {error.Message}");
        }
    }

    private string DirectoryOf(string bucket)
    {
        var directory = Path.Combine(Path.GetFullPath(root), bucket);
        return IsWithin(root, directory) && Directory.Exists(directory) ? directory
            : throw new ObjectStoreException("NoSuchBucket", $"There is no directory {directory} for the bucket.");
    }

    private static ListedObject Describe(string key, string path)
    {
        var content = File.ReadAllBytes(path);
        return new ListedObject(key, $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"", new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero), content.Length);
    }

    private static bool IsWithin(string directory, string path) =>
        Path.GetFullPath(path).StartsWith(Path.GetFullPath(directory).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
