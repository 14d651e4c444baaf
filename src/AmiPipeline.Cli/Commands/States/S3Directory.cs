using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Cli.Commands.States;

/// <summary>A directory that stands for S3: a directory in it is a bucket, and a file below that an object by its path.</summary>
/// <param name="root">The directory.</param>
internal sealed class S3Directory(string root) : ITaskHandler
{
    /// <inheritdoc/>
    public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return ValueTask.FromResult(Answer(request));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return ValueTask.FromResult(TaskOutcome.Failed("S3.S3Exception", $"The object can't be read or written as a file: {error.Message}"));
        }
    }

    private TaskOutcome Answer(TaskRequest request)
    {
        var parameters = JsonNode.Parse(request.Payload)!.AsObject();
        var bucket = Path.Combine(Path.GetFullPath(root), Text(parameters, "Bucket"));
        return !IsWithin(root, bucket) || !Directory.Exists(bucket)
            ? TaskOutcome.Failed("S3.NoSuchBucketException", $"There is no directory {bucket} for the bucket.")
            : request.Resource[(request.Resource.LastIndexOf(':') + 1)..] switch
            {
                "getObject" => Get(bucket, Text(parameters, "Key")),
                "putObject" => Put(bucket, Text(parameters, "Key"), Text(parameters, "Body")),
                _ => List(bucket, Text(parameters, "Prefix")),
            };
    }

    private static TaskOutcome Get(string bucket, string key)
    {
        var path = Path.Combine(bucket, key);
        return IsWithin(bucket, path) && File.Exists(path)
            ? Answer(new JsonObject { ["Body"] = File.ReadAllText(path) })
            : TaskOutcome.Failed("S3.NoSuchKeyException", $"There is no file {path} for the key.");
    }

    private static TaskOutcome Put(string bucket, string key, string body)
    {
        var path = Path.Combine(bucket, key);
        if (!IsWithin(bucket, path))
        {
            return TaskOutcome.Failed("S3.S3Exception", $"The key {key} leads out of the directory of its bucket.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, body);
        return Answer([]);
    }

    /// <summary>All objects on one page, in the order of their keys.</summary>
    private static TaskOutcome List(string bucket, string prefix) => Answer(new JsonObject
    {
        ["IsTruncated"] = false,
        ["Contents"] = new JsonArray(
        [
            .. from path in Directory.EnumerateFiles(bucket, "*", SearchOption.AllDirectories)
               let key = Path.GetRelativePath(bucket, path).Replace('\\', '/')
               where key.StartsWith(prefix, StringComparison.Ordinal)
               orderby key
               select Describe(key, path),
        ]),
    });

    private static JsonObject Describe(string key, string path)
    {
        var content = File.ReadAllBytes(path);
        return new JsonObject
        {
            ["ETag"] = $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"",
            ["Key"] = key,
            ["LastModified"] = new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero).ToUnixTimeSeconds(),
            ["Size"] = content.Length,
            ["StorageClass"] = "STANDARD",
        };
    }

    private static bool IsWithin(string directory, string path) =>
        Path.GetFullPath(path).StartsWith(Path.GetFullPath(directory).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static TaskOutcome Answer(JsonObject response) => TaskOutcome.Returned(response.ToJsonString());

    private static string Text(JsonObject parameters, string name) => (string?)parameters[name] ?? string.Empty;
}
