using System.Text;
using System.Text.Json.Nodes;
using AmiPipeline.Simulator.S3;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Engines.Local;

/// <summary>Answers what Map Runs ask of S3 from simulated buckets, and has everything else done.</summary>
/// <param name="tasks">Does the other tasks.</param>
/// <param name="buckets">The buckets.</param>
public sealed class BucketTasks(ITaskHandler tasks, SimulatedBuckets buckets) : ITaskHandler
{
    /// <inheritdoc/>
    public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.IsOfMapRun ? ValueTask.FromResult(Answer(request)) : tasks.InvokeAsync(request, cancellationToken);
    }

    private TaskOutcome Answer(TaskRequest request)
    {
        var parameters = JsonNode.Parse(request.Payload)!.AsObject();
        string Text(string name) => (string?)parameters[name] ?? "";
        var bucket = Text("Bucket");
        return !buckets.Has(bucket) ? TaskOutcome.Failed("S3.NoSuchBucketException", "The specified bucket does not exist")
            : request.Resource[(request.Resource.LastIndexOf(':') + 1)..] switch
            {
                "getObject" => Get(bucket, Text("Key")),
                "putObject" => Put(bucket, Text("Key"), Text("Body")),
                _ => List(bucket, Text("Prefix")),
            };
    }

    private TaskOutcome Get(string bucket, string key) => buckets.Find(bucket, key) is { } found
        ? Returned(new JsonObject { ["Body"] = Encoding.UTF8.GetString(found.Content) })
        : TaskOutcome.Failed("S3.NoSuchKeyException", "The specified key does not exist.");

    private TaskOutcome Put(string bucket, string key, string body) =>
        Returned(new JsonObject { ["ETag"] = buckets.Put(bucket, key, Encoding.UTF8.GetBytes(body))!.ETag });

    private TaskOutcome List(string bucket, string prefix) => Returned(new JsonObject
    {
        ["IsTruncated"] = false,
        ["Contents"] = new JsonArray(
        [
            .. buckets.List(bucket, prefix, "").Select(one => new JsonObject
            {
                ["ETag"] = one.ETag,
                ["Key"] = one.Key,
                ["LastModified"] = one.LastModified.ToUnixTimeSeconds(),
                ["Size"] = one.Content.Length,
                ["StorageClass"] = "STANDARD",
            }),
        ]),
    });

    private static TaskOutcome Returned(JsonObject response) => TaskOutcome.Returned(response.ToJsonString());
}
