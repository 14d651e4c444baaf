using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.TestUtilities;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Recorded.Tests.Recordings;
using Xunit;

namespace AmiPipeline.Recorded.Tests.Readers;

/// <summary>Lets the functions read a recorded account: through the real SDK, from the wire.</summary>
internal sealed class RecordedRun : IDisposable
{
    private readonly AnsweringHandler _handler;
    private readonly FunctionCatalog _functions;

    public RecordedRun(RecordedAccount account)
    {
        _handler = new AnsweringHandler(account.AnswerAsync);
        _functions = new FunctionCatalog(new AwsClients(new SdkClients(_handler), TimeProvider.System), TimeProvider.System);
    }

    /// <summary>Plans a request. Anything but a plan or a refusal is a fault of the functions, and fails the test.</summary>
    public async Task<PlanOutcome> PlanAsync(JsonObject request, string account = "111100000001", string region = "us-east-1")
    {
        try
        {
            var output = await InvokeAsync(FunctionNames.PlanImage, account, region, new JsonObject { ["request"] = request.DeepClone() });
            return new PlanOutcome(output["plan"]!.AsObject(), []);
        }
        catch (RequestRefusedException refusal)
        {
            return new PlanOutcome(null, refusal.Problems);
        }
    }

    /// <summary>Compares an image of the account with a plan.</summary>
    public Task<JsonObject> VerifyAsync(JsonObject plan, string imageId) => InvokeAsync(FunctionNames.VerifyImage, "111100000001", "us-east-1", new JsonObject
    {
        ["plan"] = plan.DeepClone(),
        ["image"] = new JsonObject { ["imageId"] = imageId, ["location"] = Home(), ["state"] = "available", ["ready"] = true },
        ["source"] = new JsonObject { ["imageId"] = imageId, ["location"] = Home() },
    });

    private static JsonObject Home() => new() { ["accountId"] = "111100000001", ["region"] = "us-east-1" };

    public void Dispose() => _handler.Dispose();

    private async Task<JsonObject> InvokeAsync(string function, string account, string region, JsonObject input)
    {
        input["execution"] = new JsonObject
        {
            ["id"] = $"arn:aws:states:{region}:{account}:execution:AmiPipeline:run-1",
            ["name"] = "run-1",
            ["stateMachineArn"] = $"arn:aws:states:{region}:{account}:stateMachine:AmiPipeline",
            ["state"] = function,
        };
        var context = new TestLambdaContext { RemainingTime = TimeSpan.FromMinutes(1), Logger = SilentLogger.Instance };
        using var output = await _functions[function].InvokeAsync(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(input)), context);
        return (await JsonNode.ParseAsync(output, cancellationToken: TestContext.Current.CancellationToken))!.AsObject();
    }
}
