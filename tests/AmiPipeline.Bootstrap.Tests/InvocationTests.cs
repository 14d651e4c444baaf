using System.Text;
using System.Text.Json;
using AmiPipeline.Bootstrap.Tests.Running;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Catalog;
using Xunit;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>One invocation at a time: how it ends, and that the next one is served.</summary>
public sealed class InvocationTests(PublishedBootstrap bootstrap)
{
    [Fact]
    public async Task Function_Succeeds_AnswersAndLogsOneLine()
    {
        await using var simulator = await SimulatorOnPort.StartAsync();
        await using var process = await bootstrap.StartAsync(FunctionNames.PlanImage, simulator.Endpoint);

        var answer = await process.InvokeAsync(Invocation.Of("request-1", Inputs.PlanImage));

        Assert.Equal("invocation/request-1/response", answer.Path);
        Assert.Equal("copy", answer.Json.GetProperty("plan").GetProperty("route").GetString());
        var line = JsonDocument.Parse(await process.LineAsync()).RootElement;
        Assert.Equal(
            ("INFO", "PlanImage", "Plan image", "request-1", "succeeded"),
            (Text(line, "level"), Text(line, "function"), Text(line, "state"), Text(line, "requestId"), Text(line, "outcome")));
        Assert.True(line.GetProperty("timestamp").TryGetDateTimeOffset(out _), "The time is of RFC 3339.");
    }

    [Fact]
    public async Task Function_Refused_ReportsThePipelinesErrorWithItsStackTrace()
    {
        await using var simulator = await SimulatorOnPort.StartAsync();
        simulator.Cloud.Faults.AtCall("DescribeImages").Refuse("UnauthorizedOperation", "You are not authorized.", 403);
        await using var process = await bootstrap.StartAsync(FunctionNames.PlanImage, simulator.Endpoint);

        var refused = await process.InvokeAsync(Invocation.Of("request-1", Inputs.PlanImage));
        var served = await process.InvokeAsync(Invocation.Of("request-2", Inputs.PlanImage));

        Assert.Equal(
            ("invocation/request-1/error", nameof(AwsAccessDeniedException), nameof(AwsAccessDeniedException)),
            (refused.Path, refused.ErrorType, refused.ErrorTypeHeader));
        Assert.StartsWith("PlanImage: UnauthorizedOperation: You are not authorized.", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(refused.StackTrace, line => line!.StartsWith($"at {typeof(FunctionCatalog).FullName}", StringComparison.Ordinal));
        Assert.Equal("AmazonEC2Exception", refused.Json.GetProperty("cause").GetProperty("errorType").GetString());
        Assert.False(served.IsError, served.Text);
    }

    /// <summary>Of a document type's definition the executable has no reader (<c>NeverCalled.xml</c>): it is skipped, as the SDK asks for.</summary>
    [Fact]
    public async Task Endpoint_ThatAnswersWithAPage_IsNoAnswerOfAws()
    {
        await using var proxy = await Endpoint.StartAsync(Endpoint.Page);
        await using var process = await bootstrap.StartAsync(FunctionNames.PlanImage, proxy.Uri);

        var answer = await process.InvokeAsync(Invocation.Of("request-1", Inputs.PlanImage));

        Assert.Equal(nameof(NotAnsweredByAwsException), answer.ErrorType);
        Assert.Contains("was answered with HTTP 200 (text/html), which is not a response from AWS", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"execution\": ")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Payload_ThatIsNoInput_IsReportedAndCostsNothingElse(string payload)
    {
        await using var simulator = await SimulatorOnPort.StartAsync();
        await using var process = await bootstrap.StartAsync(FunctionNames.PlanImage, simulator.Endpoint);

        var refused = await process.InvokeAsync(Invocation.Of("request-1", payload));
        var served = await process.InvokeAsync(Invocation.Of("request-2", Inputs.PlanImage));

        Assert.Equal(("invocation/request-1/error", "JsonSerializerException"), (refused.Path, refused.ErrorType));
        Assert.False(served.IsError, served.Text);
    }

    [Theory]
    [InlineData("Lambda-Runtime-Deadline-Ms", null)]
    [InlineData("Lambda-Runtime-Deadline-Ms", "tomorrow")]
    public async Task Deadline_MissingOrNoTime_IsATimeThatIsUp(string header, string? value)
    {
        await using var simulator = await SimulatorOnPort.StartAsync();
        await using var process = await bootstrap.StartAsync(FunctionNames.PlanImage, simulator.Endpoint);

        var refused = await process.InvokeAsync(Invocation.Of("request-1", Inputs.PlanImage).With(header, value));
        var served = await process.InvokeAsync(Invocation.Of("request-2", Inputs.PlanImage));

        Assert.Equal(("invocation/request-1/error", nameof(InvocationTimedOutException)), (refused.Path, refused.ErrorType));
        Assert.False(served.IsError, served.Text);
    }

    [Fact]
    public async Task RequestId_Missing_EndsTheProcess_WithALineThatSaysWhy()
    {
        await using var simulator = await SimulatorOnPort.StartAsync();
        await using var process = await bootstrap.StartAsync(FunctionNames.PlanImage, simulator.Endpoint);

        _ = process.Api.InvokeAsync(Invocation.Of("request-1", Inputs.PlanImage).With("Lambda-Runtime-Aws-Request-Id", null));

        Assert.Equal(1, await process.EndAsync());
        Assert.Equal("ERROR", Text(JsonDocument.Parse(process.Errors.Last()).RootElement, "level"));
    }

    [Fact]
    public async Task Deadline_OfAFunctionThatWaitsForAws_IsAnErrorThatSaysSo()
    {
        await using var endpoint = await Endpoint.StartAsync(Endpoint.Silence);
        await using var process = await bootstrap.StartAsync(FunctionNames.PlanImage, endpoint.Uri);

        var overrun = await process.InvokeAsync(Invocation.Of("request-1", Encoding.UTF8.GetBytes(Inputs.PlanImage), TimeSpan.FromMilliseconds(800)));
        var next = await process.InvokeAsync(Invocation.Of("request-2", "{}"));

        Assert.Equal(("invocation/request-1/error", nameof(InvocationTimedOutException)), (overrun.Path, overrun.ErrorType));
        Assert.Contains("PlanImage: the function ran out of time after", overrun.ErrorMessage, StringComparison.Ordinal);
        Assert.NotEmpty(endpoint.Requests);
        Assert.Equal("JsonSerializerException", next.ErrorType);
    }

    /// <summary>AWS's SDK passes the trace on with every request that a function makes.</summary>
    [Fact]
    public async Task TraceId_OfEachInvocation_TravelsWithItsCalls()
    {
        await using var endpoint = await Endpoint.StartAsync(Endpoint.Refusal);
        await using var process = await bootstrap.StartAsync(FunctionNames.PlanImage, endpoint.Uri);

        await process.InvokeAsync(Invocation.Of("request-1", Inputs.PlanImage));
        await process.InvokeAsync(Invocation.Of("request-2", Inputs.PlanImage));

        Assert.Equal(["request-1", "request-2"], endpoint.Requests.Select(request => request.Headers["X-Amzn-Trace-Id"].ToString().Split("Lineage=")[^1]).Distinct());
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
