namespace AmiPipeline.Configuration;

/// <summary>Who is told of executions that end badly.</summary>
public sealed record Notifications
{
    /// <summary>Addresses that are subscribed to the topic; each has to confirm once. Default: none.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];
}
