namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>The result that <c>lambda:invoke</c> makes of a function's answer.</summary>
internal static class LambdaInvokeResult
{
    public static Value Wrap(Value answer, Value parameters, string requestId)
    {
        var invocation = parameters is ObjectValue fields && fields.TryGet("InvocationType", out var type) && type is StringValue name
            ? name.Text
            : "RequestResponse";
        var status = NumberValue.From(invocation switch { "Event" => 202, "DryRun" => 204, _ => 200 });
        var payload = invocation == "RequestResponse" ? answer : StringValue.Empty;
        var http = new ObjectBuilder()
            .Add("AllHttpHeaders", new ObjectBuilder().Add("x-amzn-RequestId", new ArrayValue([new StringValue(requestId)])).Build())
            .Add("HttpHeaders", new ObjectBuilder().Add("x-amzn-RequestId", requestId).Build())
            .Add("HttpStatusCode", status);
        return new ObjectBuilder()
            .Add("ExecutedVersion", "$LATEST")
            .Add("Payload", payload)
            .Add("SdkHttpMetadata", http.Build())
            .Add("SdkResponseMetadata", new ObjectBuilder().Add("RequestId", requestId).Build())
            .Add("StatusCode", status)
            .Build();
    }
}
