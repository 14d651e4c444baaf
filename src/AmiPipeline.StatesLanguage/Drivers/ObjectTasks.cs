using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.StatesLanguage.Drivers;

/// <summary>Answers what Map Runs ask of S3 from objects that are kept elsewhere, in the form of Step Functions' calls of the AWS SDK.</summary>
/// <param name="objects">The objects.</param>
/// <param name="others">Does all other tasks. Default, null: there are none.</param>
public sealed class ObjectTasks(IObjectStore objects, ITaskHandler? others = null) : ITaskHandler
{
    /// <inheritdoc/>
    public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return others is null || request.IsOfMapRun ? ValueTask.FromResult(Answer(request)) : others.InvokeAsync(request, cancellationToken);
    }

    private TaskOutcome Answer(TaskRequest request)
    {
        var parameters = JsonNode.Parse(request.Payload)!.AsObject();
        string Text(string name) => (string?)parameters[name] ?? "";
        var bucket = Text("Bucket");
        try
        {
            var response = request.Resource[(request.Resource.LastIndexOf(':') + 1)..] switch
            {
                "getObject" => new JsonObject { ["Body"] = objects.Read(bucket, Text("Key")) },
                "putObject" => new JsonObject { ["ETag"] = objects.Write(bucket, Text("Key"), Text("Body")) },
                _ => new JsonObject { ["IsTruncated"] = false, ["Contents"] = new JsonArray([.. objects.List(bucket, Text("Prefix")).Select(Describe)]) },
            };
            return TaskOutcome.Returned(response.ToJsonString());
        }
        catch (ObjectStoreException error)
        {
            return TaskOutcome.Failed($"S3.{error.Code}Exception", error.Message);
        }
    }

    private static JsonObject Describe(ListedObject stored) => new()
    {
        ["ETag"] = stored.ETag,
        ["Key"] = stored.Key,
        ["LastModified"] = stored.LastModified.ToUnixTimeSeconds(),
        ["Size"] = stored.Size,
        ["StorageClass"] = "STANDARD",
    };
}
