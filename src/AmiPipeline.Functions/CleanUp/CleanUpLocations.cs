using AmiPipeline.Functions.Settings;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.CleanUp;

/// <summary>Where an execution may have made something.</summary>
internal static class CleanUpLocations
{
    /// <summary>Where it runs, where what it recorded is, and wherever it was to make copies. Where nobody knows the request any more, all Regions that the deployment allows.</summary>
    public static IReadOnlyList<AwsLocation> Create(AwsLocation home, CleanUpState state, FunctionSettings settings)
    {
        var copies = state.Plan is { } plan ? plan.Copies.Select(copy => copy.Location)
            : (RequestedRegions(state.Detail?.Input) ?? settings.Configuration?.Guardrails.Regions ?? []).Select(region => home with { Region = region });
        return [.. state.RecordedLocations().Prepend(home).Concat(copies).Distinct()];
    }

    // A request that cannot be read was refused, and nothing was made.
    private static IReadOnlyList<string>? RequestedRegions(string? request)
    {
        if (request is null)
        {
            return null;
        }

        try
        {
            return [.. (RequestReader.Read(request).Copies?.To ?? []).Select(copy => copy.Region)];
        }
        catch (RequestRefusedException)
        {
            return null;
        }
    }
}
