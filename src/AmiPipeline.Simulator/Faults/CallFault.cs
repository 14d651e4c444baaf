namespace AmiPipeline.Simulator.Faults;

/// <summary>What happens to a call: refused before it has any effect, or its answer lost after it.</summary>
internal sealed record CallFault(string? Code, string Message, int Status)
{
    /// <summary>The effect takes place, but the caller never hears of it.</summary>
    public static CallFault LostResponse { get; } = new(null, "", 0);

    public bool LosesResponse => Code is null;
}
