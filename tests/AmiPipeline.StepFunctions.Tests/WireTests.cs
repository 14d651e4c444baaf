using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace AmiPipeline.StepFunctions.Tests;

/// <summary>Requests that are not of the protocol are refused, each for its own reason.</summary>
public sealed class WireTests : IDisposable
{
    private const string Scope = "20260101/us-east-1/states/aws4_request";
    private const string SignedHeaders = "content-type;host;x-amz-date;x-amz-target";
    private const string Body = $$"""{"stateMachineArn":"{{Service.Machine}}","name":"run-1"}""";

    private readonly Service _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Request_OfTheProtocol_IsAnswered()
    {
        Assert.Equal((200, null), await SendAsync(_ => { }));
        Assert.Equal(("StartExecution", "AKIA111122223333", Body, null), Assert.Single(_service.Endpoint.Calls.Select(call => (call.Operation, call.AccessKeyId, call.Body, call.ErrorCode))));
    }

    /// <summary>As everywhere in the simulator: documentation says that any credentials work.</summary>
    [Fact]
    public async Task Request_SignedWithAnyAccessKey_IsAnswered() =>
        Assert.Equal((200, null), await SendAsync(request => Header(request, "Authorization", Authorization(Scope, SignedHeaders).Replace("AKIA111122223333", "any", StringComparison.Ordinal))));

    [Theory]
    [InlineData("GET", "/", "UnknownOperationException")]
    [InlineData("POST", "/executions", "UnknownOperationException")]
    [InlineData("POST", "/?Action=StartExecution", "UnknownOperationException")]
    public Task Request_ToAnotherPlace_IsRefused(string method, string path, string code) => RefusedAsync(code, request =>
    {
        request.Method = new HttpMethod(method);
        request.RequestUri = new Uri($"https://states.us-east-1.amazonaws.com{path}");
    });

    [Theory]
    [InlineData("AWSStepFunctions.DeleteEverything", "UnknownOperationException")]
    [InlineData("TrentService.Encrypt", "UnknownOperationException")]
    [InlineData(null, "UnknownOperationException")]
    public Task Request_WithAnotherTarget_IsRefused(string? target, string code) => RefusedAsync(code, request => Header(request, "X-Amz-Target", target));

    [Theory]
    [InlineData("application/x-amz-json-1.1")]
    [InlineData("application/json")]
    public Task Request_OfAnotherContentType_IsRefused(string type) =>
        RefusedAsync("UnknownOperationException", request => request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(type));

    [Theory]
    [InlineData(null, "MissingAuthenticationTokenException")]
    [InlineData("Bearer x", "IncompleteSignatureException")]
    public Task Request_WithoutSignature_IsRefused(string? authorization, string code) => RefusedAsync(code, request => Header(request, "Authorization", authorization));

    [Theory]
    [InlineData("20260101/us-east-1/ec2/aws4_request", SignedHeaders)]
    [InlineData("20260102/us-east-1/states/aws4_request", SignedHeaders)]
    [InlineData(Scope, "content-type;host;x-amz-date")]
    [InlineData(Scope, "x-amz-date;x-amz-target")]
    public Task Request_SignedForSomethingElse_IsRefused(string scope, string signedHeaders) =>
        RefusedAsync("InvalidSignatureException", request => Header(request, "Authorization", Authorization(scope, signedHeaders)));

    [Theory]
    [InlineData("", "SerializationException")]
    [InlineData("[]", "SerializationException")]
    [InlineData("{", "SerializationException")]
    [InlineData("""{"stateMachineArn":1}""", "SerializationException")]
    [InlineData("""{"stateMachineArn":"a","stateMachineArn":"a"}""", "SerializationException")]
    [InlineData("{}", "ValidationException")]
    [InlineData("""{"stateMachineArn":""}""", "ValidationException")]
    [InlineData("""{"stateMachineArn":"a","Name":"run-1"}""", "ValidationException")]
    [InlineData("""{"stateMachineArn":"a","traceHeader":"ä"}""", "ValidationException")]
    public Task Body_OfAnotherShape_IsRefused(string body, string code) => RefusedAsync(code, request => Content(request, body));

    [Fact]
    public async Task Member_ThatTheOperationHasNot_IsRefusedByItsName()
    {
        using var response = await ResponseAsync(request => Content(request, $$"""{"stateMachineArn":"{{Service.Machine}}","wait":true}"""));

        Assert.Contains("\\u0022wait\\u0022", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GetExecutionHistory", """{"executionArn":"a","maxResults":"3"}""", "SerializationException")]
    [InlineData("GetExecutionHistory", """{"executionArn":"a","maxResults":1.5}""", "SerializationException")]
    [InlineData("GetExecutionHistory", """{"executionArn":"a","maxResults":-1}""", "ValidationException")]
    [InlineData("GetExecutionHistory", """{"executionArn":"a","reverseOrder":"true"}""", "SerializationException")]
    [InlineData("GetExecutionHistory", """{"executionArn":"a","nextToken":""}""", "ValidationException")]
    [InlineData("DescribeExecution", """{"executionArn":"a","includedData":"ALL"}""", "ValidationException")]
    [InlineData("ListExecutions", "{}", "ValidationException")]
    [InlineData("SendTaskSuccess", """{"taskToken":"t"}""", "ValidationException")]
    public Task Body_OfOtherOperations_IsJudgedToo(string operation, string body, string code) => RefusedAsync(code, request =>
    {
        Header(request, "X-Amz-Target", $"AWSStepFunctions.{operation}");
        Content(request, body);
    });

    private static string Authorization(string scope, string signedHeaders) =>
        $"AWS4-HMAC-SHA256 Credential=AKIA111122223333/{scope}, SignedHeaders={signedHeaders}, Signature={new string('0', 64)}";

    private static void Header(HttpRequestMessage request, string name, string? value)
    {
        request.Headers.Remove(name);
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static void Content(HttpRequestMessage request, string body)
    {
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
    }

    private async Task RefusedAsync(string code, Action<HttpRequestMessage> change)
    {
        Assert.Equal((400, code), await SendAsync(change));
        Assert.Empty(_service.Endpoint.Executions);
    }

    private async Task<(int Status, string? Code)> SendAsync(Action<HttpRequestMessage> change)
    {
        using var response = await ResponseAsync(change);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return ((int)response.StatusCode, document.RootElement.TryGetProperty("__type", out var type) ? type.GetString() : null);
    }

    private async Task<HttpResponseMessage> ResponseAsync(Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://states.us-east-1.amazonaws.com/");
        Header(request, "X-Amz-Target", "AWSStepFunctions.StartExecution");
        Header(request, "X-Amz-Date", "20260101T000000Z");
        Header(request, "Authorization", Authorization(Scope, SignedHeaders));
        Content(request, Body);
        change(request);
        return await _service.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
