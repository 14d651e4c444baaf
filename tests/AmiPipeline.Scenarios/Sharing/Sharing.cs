using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.TestUtilities;

namespace AmiPipeline.Scenarios.Sharing;

/// <summary>Calls ShareSource and UnshareSource by themselves, for one execution or another.</summary>
internal sealed class Sharing(SharedSource source)
{
    public JsonElement Share(string execution) => Invoke(FunctionNames.ShareSource, execution, JsonNode.Parse(SharedSource.Request)!);

    public JsonElement Unshare(string execution) => Invoke(FunctionNames.UnshareSource, execution, JsonNode.Parse(SharedSource.Request)!);

    /// <summary>As the clean-up of ended executions calls it: the events carry the input as a text.</summary>
    public JsonElement UnshareByText(string execution, string? request = null) => Invoke(FunctionNames.UnshareSource, execution, JsonValue.Create(request ?? SharedSource.Request));

    private JsonElement Invoke(string function, string execution, JsonNode request)
    {
        var identity = source.Account.Engine.Identity(execution);
        var input = new JsonObject
        {
            ["execution"] = new JsonObject { ["id"] = identity.Id, ["name"] = identity.Name, ["stateMachineArn"] = identity.StateMachineArn },
            ["request"] = request,
        };
        using var output = source.Account.Engine.Function(function)
            .InvokeAsync(new MemoryStream(Encoding.UTF8.GetBytes(input.ToJsonString())), new TestLambdaContext { Logger = SilentLogger.Instance }).GetAwaiter().GetResult();
        return JsonDocument.Parse(output).RootElement.Clone();
    }
}
