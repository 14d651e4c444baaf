using AmiPipeline.Functions.Settings;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.CleanUp;

/// <summary>Where an execution may have made something.</summary>
internal static class CleanUpLocations
{
    /// <summary>Where it runs, where what it recorded is, and wherever it was to make copies. If the request is no longer known, wherever the deployment may make any.</summary>
    /// <param name="home">Where it runs.</param>
    /// <param name="state">Its data.</param>
    /// <param name="settings">What the deployment says.</param>
    /// <param name="reader">Reads the account's Regions, if no deployment says in which ones copies may be.</param>
    public static async Task<IReadOnlyList<AwsLocation>> CreateAsync(AwsLocation home, CleanUpState state, FunctionSettings settings, Ec2Reader reader)
    {
        var copies = state.Plan is { } plan ? plan.Copies.Select(copy => copy.Location)
            : Requested(state.Detail?.Input) is { } requested ? await ExpandAsync(requested, home, settings, reader)
            : settings.Configuration?.CopyLocations(home) ?? [];
        return [.. state.RecordedLocations().Prepend(home).Concat(copies).Distinct()];
    }

    private static async Task<IEnumerable<AwsLocation>> ExpandAsync(RequestCopies copies, AwsLocation home, FunctionSettings settings, Ec2Reader reader)
    {
        var entries = copies.Entries().Select(entry => entry.Entry).ToList();
        var all = !entries.Exists(entry => entry.HasAllRegions()) ? []
            : settings.Configuration is { } configuration ? configuration.Guardrails.RegionsFor(home)
            : (await reader.RegionsAsync()).Where(region => region.Value != Ec2Reader.NotOptedIn).Select(region => region.Key);
        return entries.SelectMany(entry => (entry.HasAllRegions() ? all : entry.NamedRegions()).Select(region => new AwsLocation(entry.AccountId ?? home.AccountId, region)));
    }

    // A request that cannot be read was refused, and nothing was made.
    private static RequestCopies? Requested(string? request)
    {
        if (request is null)
        {
            return null;
        }

        try
        {
            return RequestReader.Read(request).Copies ?? new RequestCopies();
        }
        catch (RequestRefusedException)
        {
            return null;
        }
    }
}
