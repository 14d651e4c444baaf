using System.Text;
using System.Text.Json.Nodes;
using AmiPipeline.Functions.Catalog;

namespace AmiPipeline.Engines;

/// <summary>Calls one function for a request outside any execution, as the document's first states would.</summary>
/// <param name="functions">The functions by name.</param>
/// <param name="log">Takes their log lines.</param>
internal sealed class PlanInvocation(Func<string, LambdaFunction> functions, Action<string> log)
{
    /// <summary>The output, JSON.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="request">The request document.</param>
    /// <param name="execution">The execution that it would be called for.</param>
    public async Task<string> InvokeAsync(string function, string request, ExecutionIdentity execution)
    {
        var input = new JsonObject
        {
            ["execution"] = new JsonObject { ["id"] = execution.Id, ["name"] = execution.Name, ["stateMachineArn"] = execution.StateMachineArn },
            ["request"] = JsonNode.Parse(request),
        };
        if (function == FunctionNames.PlanImage)
        {
            input["countResources"] = true;
        }

        var context = new LocalLambdaContext(function, "local-plan", log);

        await using var output = await functions(function).InvokeAsync(new MemoryStream(Encoding.UTF8.GetBytes(input.ToJsonString())), context);
        using var reader = new StreamReader(output);
        return await reader.ReadToEndAsync();
    }
}
