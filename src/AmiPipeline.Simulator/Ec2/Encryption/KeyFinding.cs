namespace AmiPipeline.Simulator.Ec2.Encryption;

/// <summary>What a key reference comes to: a key that EBS can use, or the reason why it cannot, which EC2 finds out late.</summary>
internal sealed record KeyFinding(KmsKey? Key, string? Problem)
{
    public const string NotAccessible = "Given key ID is not accessible";
    public const string WrongState = "Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state";

    public static KeyFinding None { get; } = new(null, null);

    public string? Arn => Key?.Arn;

    /// <summary>The problem as EBS's events put it (EBS User Guide, "EventBridge for Amazon EBS"); empty without a problem.</summary>
    public string Cause => (Problem, Key?.State) switch
    {
        (null, _) => "",
        (WrongState, "Disabled") => $"{Arn} is disabled.",
        (WrongState, "PendingImport") => $"{Arn} is pending import.",
        (WrongState, "PendingDeletion") => $"{Arn} is pending deletion.",
        _ => Problem,
    };
}
