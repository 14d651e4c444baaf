using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AmiPipeline.Simulator.Hosting;

/// <summary>One HTTP request after the other: read it within the limits, have it answered, write the answer or break off.</summary>
internal sealed class SimulatorApplication(SimulatedCloud cloud, SimulatorServerOptions options) : IHttpApplication<HttpContext>
{
    private readonly StrangerAccess? _stranger = options.RefusesStrangers ? null : options.Stranger ?? cloud.FirstAccess;
    private int _underWay;

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            var isTooMany = Interlocked.Increment(ref _underWay) > options.ConcurrentRequests;
            var response = isTooMany ? Refusal.Busy : await AnswerAsync(context).ConfigureAwait(false);
            await WriteAsync(context, response).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task<SimulatorResponse> AnswerAsync(HttpContext context)
    {
        try
        {
            if (context.Request.Method is not ("GET" or "POST"))
            {
                return Refusal.Method(context.Request.Method);
            }

            var query = QueryForm.Parse(context.Request.QueryString.Value);
            var target = Header(context, "X-Amz-Target");
            if (target is not null && query.Form.Length > 0)
            {
                return Refusal.QueryOfJson;
            }

            var body = await RequestBody.ReadAsync(context.Request, options, context.RequestAborted).ConfigureAwait(false);
            return cloud.Handle(new SimulatorRequest
            {
                Authorization = Header(context, "Authorization") ?? query.Authorization,
                SecurityToken = Header(context, "X-Amz-Security-Token") ?? query.SecurityToken,
                Target = target,
                Host = Header(context, "Host"),
                Stranger = _stranger,
                Body = query.Form.Length == 0 ? body : (byte[])[.. Encoding.UTF8.GetBytes(query.Form), (byte)'&', .. body.Span],
            });
        }
        catch (RequestRefusedException refused)
        {
            return refused.Response;
        }
        catch (BadHttpRequestException malformed)
        {
            return Refusal.Malformed(malformed.StatusCode, malformed.Message);
        }
        catch (Exception error) when (error is not (OperationCanceledException or IOException))
        {
            // A fault of the simulator's own is its caller's alone: the next call is answered again.
            return Refusal.Broken(error);
        }
    }

    private static async Task WriteAsync(HttpContext context, SimulatorResponse response)
    {
        if (response.IsLost)
        {
            context.Abort();
            return;
        }

        if (response.IsLate)
        {
            var hasLeft = new TaskCompletionSource();
            await using var leaving = context.RequestAborted.Register(hasLeft.SetResult);
            await hasLeft.Task.ConfigureAwait(false);
            return;
        }

        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.ContentType;
        context.Response.ContentLength = response.Body.Length;
        if (response.RequestId.Length > 0)
        {
            context.Response.Headers["x-amzn-RequestId"] = response.RequestId;
        }

        if (response.ClosesConnection)
        {
            context.Response.Headers.Connection = "close";
        }

        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static string? Header(HttpContext context, string name) =>
        context.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;
}
