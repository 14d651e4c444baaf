using System.Text.Json;
using AmiPipeline.Bootstrap.Tests.Running;
using Xunit;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>What happens before the first invocation.</summary>
public sealed class InitializationTests(PublishedBootstrap bootstrap)
{
    private static readonly Uri Nobody = new("https://127.0.0.1:1/");

    [Theory]
    [InlineData("_HANDLER", "PlanImages", "There is no function \"PlanImages\". There are ShareSource, PlanImage, ")]
    [InlineData("_HANDLER", null, "_HANDLER is not set")]
    [InlineData("AWS_REGION", null, "AWS_REGION is not set")]
    public async Task Initialization_WithoutAFunction_IsReportedAndEndsTheProcess(string variable, string? value, string message)
    {
        Assert.StartsWith(message, await FailureAsync("{}", new() { ["_HANDLER"] = FunctionNames.PlanImage, [variable] = value }), StringComparison.Ordinal);
    }

    /// <summary>Without its guardrails a function serves nothing.</summary>
    [Theory]
    [InlineData(null, "The deployment's configuration cannot be read: Could not find file")]
    [InlineData("""{ "guardrail": {} }""", "/guardrail")]
    public async Task Initialization_WithoutAConfiguration_IsReportedAndEndsTheProcess(string? configuration, string message)
    {
        Assert.Contains(message, await FailureAsync(configuration, new() { ["_HANDLER"] = FunctionNames.PlanImage }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoint_WithTls_IsConnectedToBeforeTheFirstInvocation_WhichUsesThatConnection()
    {
        using var certificate = TestCertificate.Make();
        await using var endpoint = await Endpoint.StartAsync(Endpoint.Refusal, certificate);
        using var bundle = new TemporaryFile(certificate.ExportCertificatePem());
        await using var process = await bootstrap.StartAsync(FunctionNames.PlanImage, endpoint.Uri, ("SSL_CERT_FILE", bundle.Path));

        await process.InitializedAsync();

        Assert.Equal(["HEAD"], endpoint.Requests.Select(request => request.Method));
        var answer = await process.InvokeAsync(Invocation.Of("request-1", Inputs.PlanImage));
        Assert.Equal("AwsAccessDeniedException", answer.ErrorType);
        Assert.Contains("POST", endpoint.Requests.Select(request => request.Method));
        Assert.Single(endpoint.Requests.Select(request => request.Connection).Distinct());
    }

    [Fact]
    public async Task Endpoint_WhoseCertificateIsNotTrusted_FailsTheCallAndNotTheInitialization()
    {
        using var certificate = TestCertificate.Make();
        await using var endpoint = await Endpoint.StartAsync(Endpoint.Refusal, certificate);
        await using var process = await bootstrap.StartAsync(FunctionNames.PlanImage, endpoint.Uri, ("AWS_MAX_ATTEMPTS", "1"));

        var answer = await process.InvokeAsync(Invocation.Of("request-1", Inputs.PlanImage));

        Assert.Equal("AwsUnavailableException", answer.ErrorType);
        Assert.Empty(endpoint.Requests);
    }

    [Fact]
    public async Task Endpoint_ThatNobodyListensAt_FailsTheCallAndNotTheInitialization()
    {
        await using var process = await bootstrap.StartAsync(FunctionNames.PlanImage, Nobody, ("AWS_MAX_ATTEMPTS", "1"));

        var answer = await process.InvokeAsync(Invocation.Of("request-1", Inputs.PlanImage));

        Assert.Equal("AwsUnavailableException", answer.ErrorType);
    }

    private async Task<string?> FailureAsync(string? configuration, Dictionary<string, string?> environment)
    {
        using var taskRoot = new TaskRoot(configuration);
        await using var process = await BootstrapProcess.StartAsync([bootstrap.Path], taskRoot.Path, environment);

        var exit = await process.EndAsync();
        var line = JsonDocument.Parse(process.Errors.Last()).RootElement;
        var error = await process.Api.InitializationError;

        Assert.Equal(1, exit);
        Assert.False(process.Api.Asked.IsCompleted, "It asked for an invocation all the same.");
        Assert.Equal(("ERROR", error.ErrorType, error.ErrorMessage), (line.GetProperty("level").GetString(), line.GetProperty("error").GetString(), line.GetProperty("message").GetString()));
        return error.ErrorMessage;
    }
}
