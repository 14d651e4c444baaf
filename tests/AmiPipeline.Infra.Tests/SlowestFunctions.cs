using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.Errors;
using AmiPipeline.Functions.CleanUp;
using AmiPipeline.Slots;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.Waiting;

namespace AmiPipeline.Infra.Tests;

/// <summary>Functions that use up whatever they are allowed: each quota's retries, each wait to its last check, and clean-up to its bound.</summary>
/// <param name="clock">The clock.</param>
/// <param name="secondRoute">The route after the capture, or after the copy of the source.</param>
/// <param name="progressPercent">What EC2 reports of images and snapshots all the while; null for nothing.</param>
/// <param name="firstRoute">The route to the intermediate image.</param>
/// <param name="hasCopies">Whether the image is right in the end, and then copied and published for as long as that may take.</param>
internal sealed class SlowestFunctions(TimeProvider clock, string secondRoute, int? progressPercent, string firstRoute = "capture", bool hasCopies = false) : ITaskHandler
{
    private const int MaxGiB = 65536;

    private const int QuotaRetries = 110;

    private static readonly JsonSerializerOptions Web = JsonSerializerOptions.Web;

    public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        var input = JsonNode.Parse(request.Payload)!;
        // In the queue first, and then EC2 itself refuses. Once copies are under way, their checks wait for the rest.
        var inQueue = IsRetried(request, nameof(WaitingForCopySlotsException)) && input["snapshots"]?["wait"] is null ? SlotRetries(request) : 0;
        var refused = IsRetried(request, nameof(QuotaExceededException)) ? QuotaRetries : 0;
        return ValueTask.FromResult(
            request.RetryCount < inQueue ? TaskOutcome.Failed(nameof(WaitingForCopySlotsException), "Others are before it.")
            : request.RetryCount < inQueue + refused ? TaskOutcome.Failed(nameof(QuotaExceededException), "Too many copies.")
            : Answer(FunctionNames.All.Single(name => FunctionNames.Placeholder(name) == request.Resource), input));
    }

    private static int SlotRetries(TaskRequest request) => request.StateName == StateNames.CopySource ? SlotClaims.MaxRetriesOfFirstCopy : SlotClaims.MaxRetries;

    private static bool IsRetried(TaskRequest request, string error) => PipelineAsl.States[request.StateName].Items("Retry").Any(retrier =>
        retrier.GetProperty("MaxAttempts").GetInt32() > 0 && retrier.Items("ErrorEquals").Any(name => name.ValueEquals(error)));

    private TaskOutcome Answer(string function, JsonNode input) => function switch
    {
        FunctionNames.PlanImage => TaskOutcome.Succeeded(
            $$$"""{"plan":{"secondRoute":"{{{secondRoute}}}","createsVolumes":true,"keepsBootedVolumes":true,"hasCopies":{{{(hasCopies ? "true" : "false")}}},"hasSharing":{{{(hasCopies ? "true" : "false")}}},"publishes":{{{(hasCopies ? "true" : "false")}}},"retains":{{{(hasCopies ? "true" : "false")}}}},"route":"{{{firstRoute}}}","source":{"imageId":""},"volumes":{},"snapshots":{},"cleanUp":{"finished":false}}"""),
        FunctionNames.CheckImage => Check(input, "image", progressPercent, WaitPace.Image.ForSize(MaxGiB)),
        FunctionNames.CheckSnapshots => Check(input, "snapshots", progressPercent, WaitPace.Snapshots.ForSize(MaxGiB)),
        FunctionNames.CheckInstance => Check(input, "instance", null, WaitPace.Instance),
        FunctionNames.CheckVolumes => Check(input, "volumes", null, WaitPace.Volumes),
        FunctionNames.LaunchInstance or FunctionNames.StopInstance => Begin(WaitPace.Instance),
        FunctionNames.CreateVolumes or FunctionNames.DetachVolumes or FunctionNames.AttachVolumes => Begin(WaitPace.Volumes),
        FunctionNames.CopySnapshots => input["snapshots"]!["wait"] is { } wait ? Said(ready: false, wait.Deserialize<WaitState>(Web)!) : Begin(WaitPace.Snapshots),
        FunctionNames.VerifyImage when hasCopies => Begin(WaitPace.Image),
        FunctionNames.CopyImages => Pass(input, "copies", nameof(CopiesFailedException), CopySchedule.Next),
        FunctionNames.ShareImages => Pass(input, "sharing", nameof(SharingFailedException), SharingSchedule.Next),
        FunctionNames.PublishImages => Pass(input, "publications", nameof(PublishFailedException), PublishSchedule.Next),
        FunctionNames.RetainImages => Pass(input, "retention", nameof(RetentionFailedException), PublishSchedule.Next),
        FunctionNames.VerifyImage => TaskOutcome.Failed(nameof(ImageVerificationException), "Not as planned."),
        FunctionNames.CleanUp => CleanUp(input),
        _ => Begin(WaitPace.Image),
    };

    private TaskOutcome Begin(WaitPace pace) => Said(ready: false, WaitSchedule.Begin(clock.GetUtcNow(), pace));

    private TaskOutcome Check(JsonNode input, string awaited, int? progress, WaitPace pace) =>
        Check(input[awaited]!["wait"], progress, pace, input["execution"]!["retries"]!.GetValue<int>());

    private TaskOutcome Check(JsonNode? wait, int? progress, WaitPace pace, int retries)
    {
        try
        {
            return Said(ready: false, Next(wait.Deserialize<WaitState>(Web)!));
        }
        catch (WaitDeadlineExceededException)
        {
            return Said(ready: true, new WaitState());
        }

        // Something comes forward each time, so that no deadline falls.
        WaitState Next(WaitState wait) => WaitSchedule.Next(wait, clock.GetUtcNow(), progress, pace, retries, done: wait.Checks);
    }

    // However many destinations there are: at each pass one of them wants the next at once.
    private TaskOutcome Pass(JsonNode input, string part, string error, Func<WaitState?, DateTimeOffset, DateTimeOffset, int, WaitState?> schedule)
    {
        var now = clock.GetUtcNow();
        var next = schedule(input["result"]![part]?["wait"].Deserialize<WaitState>(Web), now, now, input["execution"]!["retries"]!.GetValue<int>());
        return TaskOutcome.Succeeded(new JsonObject
        {
            ["ready"] = next is null,
            ["failed"] = next is null,
            ["failure"] = new JsonObject { ["Error"] = error, ["Cause"] = "100 of 100 failed." },
            ["wait"] = JsonSerializer.SerializeToNode(next, Web),
        }.ToJsonString());
    }

    private TaskOutcome CleanUp(JsonNode input) =>
        input["state"]!["cleanUp"]!["wait"] is { } wait ? Check(wait, null, CleanUpFunction.Pace, input["execution"]!["retries"]!.GetValue<int>()) : Begin(CleanUpFunction.Pace);

    private static TaskOutcome Said(bool ready, WaitState wait) => TaskOutcome.Succeeded(new JsonObject
    {
        ["imageId"] = "ami-1",
        ["location"] = new JsonObject { ["accountId"] = "111122223333", ["region"] = "us-east-1" },
        ["ready"] = ready,
        // Each check finds room for more copies.
        ["startMore"] = true,
        ["finished"] = ready,
        ["failure"] = new JsonObject { ["error"] = nameof(CleanUpIncompleteException), ["cause"] = "Resources remain." },
        ["wait"] = JsonSerializer.SerializeToNode(wait, Web),
    }.ToJsonString());
}
