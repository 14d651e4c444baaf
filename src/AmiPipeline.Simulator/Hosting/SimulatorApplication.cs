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
        if (options.Pages is { } pages && await pages(context).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            var isTooMany = Interlocked.Increment(ref _underWay) > options.ConcurrentRequests;
            var response = context.Request.Path.Value?.StartsWith(SimulatorControl.PathPrefix, StringComparison.Ordinal) == true && options.Control is { } control
                ? await ControlAsync(context, control).ConfigureAwait(false)
                : await AnswerAsync(context, isTooMany).ConfigureAwait(false);
            await WriteAsync(context, response).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task<SimulatorResponse> ControlAsync(HttpContext context, SimulatorControl control)
    {
        ControlResponse answer;
        try
        {
            answer = ControlOrigin.Refuse(context.Request)
                ?? control.Answer(context.Request.Path.Value!, await RequestBody.ReadAsync(context.Request, options, context.RequestAborted).ConfigureAwait(false));
        }
        catch (RequestRefusedException refused)
        {
            answer = ControlResponse.Error(refused.Refusal.Status, refused.Refusal.Message);
        }
        catch (BadHttpRequestException malformed)
        {
            answer = ControlResponse.Error(malformed.StatusCode, malformed.Message);
        }

        return new SimulatorResponse(answer.Status, "application/json", Encoding.UTF8.GetBytes(answer.Text), "") { ClosesConnection = answer.Status >= 400 };
    }

    private async Task<SimulatorResponse> AnswerAsync(HttpContext context, bool isTooMany)
    {
        var query = QueryForm.Parse(context.Request.QueryString.Value);
        var request = Head(context, query);
        try
        {
            return isTooMany ? throw new RequestRefusedException(Refusal.Busy)
                : BrowserOrigin.IsWebPage(context.Request) ? throw new RequestRefusedException(Refusal.WebPage)
                : request.Target is not null && query.Form.Length > 0 ? throw new RequestRefusedException(Refusal.QueryOfJson)
                : Answer(request with { Body = await RequestBody.ReadAsync(context.Request, options, context.RequestAborted).ConfigureAwait(false) });
        }
        catch (RequestRefusedException refused)
        {
            return Refusal.Answer(request, refused.Refusal);
        }
        catch (BadHttpRequestException malformed)
        {
            return Refusal.Answer(request, Refusal.Malformed(malformed.StatusCode, malformed.Message));
        }
        catch (Exception error) when (error is not (OperationCanceledException or IOException))
        {
            // A fault of the simulator's own is its caller's alone: the next call is answered again.
            return Refusal.Answer(request, Refusal.Broken(error));
        }
    }

    private SimulatorResponse Answer(SimulatorRequest request) =>
        options.OtherServices.Count > 0 && options.OtherServices.TryGetValue(RequestTarget.From(request).Service, out var other) ? other(request) : cloud.Handle(request);

    private SimulatorRequest Head(HttpContext context, QueryForm query) => new()
    {
        Authorization = Header(context, "Authorization") ?? query.Authorization,
        SecurityToken = Header(context, "X-Amz-Security-Token") ?? query.SecurityToken,
        Target = Header(context, "X-Amz-Target"),
        SignedAt = Header(context, "X-Amz-Date"),
        Host = Header(context, "Host"),
        ContentType = context.Request.ContentType,
        Method = context.Request.Method,
        Path = context.Request.Path.Value ?? "/",
        Query = query.Form,
        CopySource = Header(context, "X-Amz-Copy-Source"),
        ContentSha256 = Header(context, "X-Amz-Content-Sha256"),
        Stranger = _stranger,
    };

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

        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (response.ClosesConnection)
        {
            context.Response.Headers.Connection = "close";
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static string? Header(HttpContext context, string name) =>
        context.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;
}
