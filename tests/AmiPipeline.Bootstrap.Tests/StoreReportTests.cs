using System.Text;
using AmiPipeline.Bootstrap.Tests.Running;
using AmiPipeline.Simulator.S3;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StepFunctions;
using Xunit;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>The function that stores reports, as Lambda's dotnet10 runs it: a process of its own that talks to Step Functions and S3 over HTTP.</summary>
public sealed class StoreReportTests
{
    private const string Execution = "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:refused";

    private const string EndsAtOnce = """{ "StartAt": "Refused", "States": { "Refused": { "Type": "Fail", "Error": "RequestRefusedException", "Cause": "/name is missing" } } }""";

    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "StoreReport.dll");

    [Fact]
    public async Task Process_ToldOfAnEnd_StoresTheReport()
    {
        using var stepFunctions = new StepFunctionsEndpoint(new VirtualClock(TimeProvider.System.GetUtcNow()));
        stepFunctions.AddStateMachine(Configuration.StateMachineArn, StateMachineDocument.Load(EndsAtOnce), new UncalledTasks());
        stepFunctions.Start(Configuration.StateMachineArn, "{}");
        await stepFunctions.RunAsync(TestContext.Current.CancellationToken);
        var execution = stepFunctions.Executions[0];
        var buckets = new SimulatedBuckets(TimeProvider.System);
        buckets.TryCreate("our-reports");
        await using var states = await StepFunctionsServer.StartAsync(stepFunctions);
        await using var simulator = await SimulatorOnPort.StartAsync(new() { ["s3"] = new S3Endpoint(buckets).Answer });
        await using var process = await StartAsync(simulator.Endpoint, states.Address, ("AMI_PIPELINE_REPORTS", "s3://our-reports/kept"));

        var answer = await process.InvokeAsync(Invocation.Of("request-1", Event(execution.Arn)));
        var again = await process.InvokeAsync(Invocation.Of("request-2", Event(execution.Arn)));
        var gone = await process.InvokeAsync(Invocation.Of("request-3", Event(Execution)));
        var hostile = await process.InvokeAsync(Invocation.Of("request-4", Event(Execution.Replace("AmiPipeline", "Payroll", StringComparison.Ordinal))));

        Assert.False(answer.IsError, answer.Text);
        Assert.Equal(($"s3://our-reports/kept/{execution.Name}.html", "stored", "forgotten"), (answer.Json.GetProperty("uri").GetString(), again.Json.GetProperty("outcome").GetString(), gone.Json.GetProperty("outcome").GetString()));
        Assert.Equal("EventRefusedException", hostile.Json.GetProperty("errorType").GetString());
        Assert.StartsWith("<!DOCTYPE html>", Encoding.UTF8.GetString(Assert.Single(buckets.List("our-reports", "", "")).Content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_WithoutItsPlace_SaysWhatIsMissing()
    {
        await using var process = await StartAsync(new Uri("http://127.0.0.1:1"), new Uri("http://127.0.0.1:1"), ("AMI_PIPELINE_REPORTS", "our-reports"));

        Assert.Equal(1, await process.EndAsync());
        Assert.Contains(process.Errors, line => line.Contains("AMI_PIPELINE_REPORTS is \\u0022our-reports\\u0022; it must be s3://BUCKET/PREFIX.", StringComparison.Ordinal));
    }

    private static string Event(string arn) => $$"""{ "source": "aws.states", "detail-type": "Step Functions Execution Status Change", "detail": { "executionArn": "{{arn}}", "status": "FAILED" } }""";

    private static Task<BootstrapProcess> StartAsync(Uri endpoint, Uri states, params (string Name, string? Value)[] variables) => BootstrapProcess.StartAsync(
        ["dotnet", "exec", "--runtimeconfig", Path.ChangeExtension(Assembly, ".runtimeconfig.json"), "--depsfile", Path.ChangeExtension(Assembly, ".deps.json"), Assembly],
        AppContext.BaseDirectory,
        new Dictionary<string, string?>(variables.ToDictionary(variable => variable.Name, variable => variable.Value))
        {
            ["AMI_PIPELINE_STATE_MACHINE_ARN"] = Configuration.StateMachineArn,
            ["AWS_ENDPOINT_URL"] = endpoint.AbsoluteUri,
            ["AWS_ENDPOINT_URL_SFN"] = states.AbsoluteUri,
        });
}
