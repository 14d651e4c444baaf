namespace AmiPipeline.Simulator.Policies;

/// <summary>What policies say of a permission, and by which statement.</summary>
/// <param name="IsAllowed">Whether it is allowed.</param>
/// <param name="Statement">The statement that decided; null when none spoke of it.</param>
/// <param name="Pattern">The entry of its actions that matched.</param>
internal sealed record Verdict(bool IsAllowed, PolicyStatement? Statement, string? Pattern)
{
    public static Verdict Silent { get; } = new(false, null, null);

    /// <summary>True when a statement says Deny.</summary>
    public bool IsDenied => !IsAllowed && Statement is not null;

    /// <summary>The account itself may do everything that is in its hands.</summary>
    public static Verdict ForAccount { get; } = new(true, null, null);
}
