using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement.Model;

namespace AmiPipeline.Functions.Aws;

/// <summary>Makes sure that it is AWS that answers, and notes on a failed call which it was.</summary>
/// <remarks>
/// The SDK takes any well-formed XML for an answer, a proxy's page too: a listing of it is empty, and a removal done. But every answer of AWS has
/// a request id (EC2 API Reference, "Requests and responses"; STS, "Common response elements").
/// </remarks>
internal sealed class AwsResponseHandler : PipelineHandler
{
    /// <summary>Adds it to a client's pipeline: within the SDK's retries, and around what reads the answer.</summary>
    /// <remarks>Nobody reads what the SDK measures of each call, and it costs time at each.</remarks>
    public static void AddTo(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<MetricsHandler>();
        pipeline.AddHandlerBefore<ErrorHandler>(new AwsResponseHandler());
    }

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        try
        {
            var answer = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            return IsOfAws(answer) ? answer : throw Foreign(executionContext, null);
        }
        catch (Exception error) when (error is not ForeignAnswerException)
        {
            if (IsForeign(error))
            {
                throw Foreign(executionContext, error);
            }

            FailedCall.Note(error, Call(executionContext));
            throw;
        }
    }

    private static bool IsOfAws<T>(T answer) => answer switch
    {
        ListAliasesResponse aliases => aliases.Aliases is not null,
        DescribeKeyResponse key => key.KeyMetadata is not null,
        CreateGrantResponse grant => grant.GrantId is not null,
        GetParametersResponse parameters => parameters.Parameters is not null || parameters.InvalidParameters is not null,
        // The request id is only in a header, which emulators leave out.
        { } other when other.GetType().Namespace == typeof(DescribeKeyResponse).Namespace => true,
        AmazonWebServiceResponse other => !string.IsNullOrEmpty(other.ResponseMetadata?.RequestId),
        _ => true,
    };

    private static bool IsForeign(Exception error) => error is System.Xml.XmlException or FormatException or AmazonUnmarshallingException
        || (error is AmazonServiceException { ErrorCode: null or "" } refusal && !IsOfAGateway((int)refusal.StatusCode));

    // The gateways before AWS have no other form of saying that they cannot reach it, and that passes.
    private static bool IsOfAGateway(int status) => status is 502 or 503 or 504;

    private static ForeignAnswerException Foreign(IExecutionContext context, Exception? error)
    {
        var response = (error?.InnerException as HttpErrorResponseException)?.Response ?? context.ResponseContext.HttpResponse;
        var status = response is null ? "nothing" : $"HTTP {(int)response.StatusCode}{(string.IsNullOrEmpty(response.ContentType) ? "" : $" ({response.ContentType})")}";
        return new($"{Call(context)} was answered with {status}, which is not a response from AWS{Message(error)}.", error);
    }

    private static string Message(Exception? error) => error?.Message.ReplaceLineEndings(" ") is { } text && !text.Contains("inner exception", StringComparison.OrdinalIgnoreCase) ? $": {FailedCall.Shorten(text).TrimEnd('.')}" : "";

    private static string Call(IExecutionContext context) =>
        FailedCall.Describe(context.RequestContext.OriginalRequest.GetType(), context.RequestContext.Request?.Endpoint);
}

/// <summary>Something else than AWS has answered a call, or the answer was cut off. Whether the call took effect is not known.</summary>
/// <param name="message">The operation, the host, the status, and what it said.</param>
/// <param name="innerException">What the SDK made of it; null if it took it for an answer.</param>
public sealed class ForeignAnswerException(string message, Exception? innerException) : Exception(message, innerException);
