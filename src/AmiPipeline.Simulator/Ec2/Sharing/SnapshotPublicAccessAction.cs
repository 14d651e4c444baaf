namespace AmiPipeline.Simulator.Ec2.Sharing;

/// <summary>EnableSnapshotBlockPublicAccess, DisableSnapshotBlockPublicAccess and GetSnapshotBlockPublicAccessState.</summary>
/// <param name="enables">Whether it enables the block; null only reads it.</param>
internal sealed class SnapshotPublicAccessAction(bool? enables) : IEc2Action
{
    public string Name => enables switch { true => "EnableSnapshotBlockPublicAccess", false => "DisableSnapshotBlockPublicAccess", null => "GetSnapshotBlockPublicAccessState" };

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var state = enables == true
            ? call.Parameters.OneOf("State", PublicAccess.BlockAll, PublicAccess.BlockNew) ?? throw new ServiceErrorException("MissingParameter", "The request must contain the parameter State")
            : PublicAccess.Unblocked;
        call.Ready();
        if (enables is not null)
        {
            call.Settings.SnapshotBlockPublicAccess = state;
        }

        answer.Element("state", call.Settings.SnapshotBlockPublicAccess);
        answer.Element("managedBy", enables is null ? "account" : null);
    }
}
