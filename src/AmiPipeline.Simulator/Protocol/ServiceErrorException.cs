namespace AmiPipeline.Simulator.Protocol;

/// <summary>An error that the service answers with: its code, its text and the HTTP status.</summary>
internal sealed class ServiceErrorException(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;
}
