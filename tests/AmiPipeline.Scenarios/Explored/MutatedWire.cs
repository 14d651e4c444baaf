using System.Net;
using System.Text;
using AmiPipeline.Simulator;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>Stands between the functions and the cloud, and takes a safeguard out of requests or answers.</summary>
/// <param name="cloud">Who answers.</param>
/// <param name="keepsParameter">Which parameters of a request stay, from all of them.</param>
/// <param name="answer">Changes the body of an answer, from the parameters of its request.</param>
internal sealed class MutatedWire(
    SimulatedCloud cloud, Func<IReadOnlyList<string>, string, bool>? keepsParameter = null, Func<IReadOnlyList<string>, string, string>? answer = null) : DelegatingHandler(new SimulatorHttpHandler(cloud))
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content?.Headers.ContentType?.MediaType != "application/x-www-form-urlencoded")
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var parameters = (await request.Content.ReadAsStringAsync(cancellationToken)).Split('&').ToList();
        if (keepsParameter is not null)
        {
            request.Content = new StringContent(string.Join('&', parameters.Where(parameter => keepsParameter(parameters, parameter))), Encoding.UTF8, "application/x-www-form-urlencoded");
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (answer is not null && response.StatusCode == HttpStatusCode.OK)
        {
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            response.Content = new StringContent(answer(parameters, body), Encoding.UTF8, "text/xml");
        }

        return response;
    }
}
