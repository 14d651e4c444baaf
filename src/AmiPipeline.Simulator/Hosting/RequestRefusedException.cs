namespace AmiPipeline.Simulator.Hosting;

/// <summary>The port does not take a request.</summary>
internal sealed class RequestRefusedException(ServiceErrorException refusal) : Exception(refusal.Message)
{
    public ServiceErrorException Refusal { get; } = refusal;
}
