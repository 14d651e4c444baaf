namespace AmiPipeline.Simulator.Hosting;

/// <summary>A request that is refused before anybody asks what it wants.</summary>
internal sealed class RequestRefusedException(SimulatorResponse response) : Exception
{
    public SimulatorResponse Response { get; } = response;
}
