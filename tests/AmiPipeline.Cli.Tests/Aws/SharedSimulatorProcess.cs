using Xunit;

namespace AmiPipeline.Cli.Tests.Aws;

/// <summary>One <c>ami-pipeline simulator</c> for several tests that run one after another, each in the account as it was at first.</summary>
public sealed class SharedSimulatorProcess : IAsyncLifetime
{
    /// <summary>The engine's waits take no time, so the simulator's must take next to none either.</summary>
    internal const string ADayInASecond = "86400";

    private readonly HttpClient _http = new();
    private SimulatorProcess? _process;

    public Uri Endpoint => _process!.Endpoint;

    public async ValueTask InitializeAsync() => _process = await SimulatorProcess.StartAsync("--speed", ADayInASecond);

    /// <summary>Takes an image away, with its snapshots, so that the next test may make one of the same name.</summary>
    public async Task DeregisterAsync(string imageId)
    {
        using var response = await _http.GetAsync(
            new Uri(Endpoint, $"?Action=DeregisterImage&DeleteAssociatedSnapshots=true&ImageId={imageId}"), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process!.DisposeAsync();
    }
}
