using System.Text;
using AmiPipeline.Simulator.Protocol;
using AmiPipeline.StepFunctions;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.Engines.Local;

/// <summary>Hands requests of the simulator's port to Step Functions.</summary>
internal static class StepFunctionsRequests
{
    private static long _requests;

    public static SimulatorResponse Answer(StepFunctionsEndpoint endpoint, SimulatorRequest request)
    {
        var answer = endpoint.Answer(new WireRequest(request.Method, request.Path, name => Header(request, name), Encoding.UTF8.GetString(request.Body.Span)));
        var requestId = $"00000000-0000-4000-8000-{Interlocked.Increment(ref _requests):x12}";
        return new SimulatorResponse((int)answer.Status, WireResponse.ContentType, Encoding.UTF8.GetBytes(answer.Json), requestId) { IsLost = answer.IsLost };
    }

    private static string? Header(SimulatorRequest request, string name) => name switch
    {
        "Authorization" => request.Authorization,
        "Content-Type" => request.ContentType,
        "X-Amz-Date" => request.SignedAt,
        "X-Amz-Target" => request.Target,
        _ => null,
    };
}
