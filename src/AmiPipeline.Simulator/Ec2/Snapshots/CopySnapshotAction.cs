using AmiPipeline.Simulator.Ec2.Encryption;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>CopySnapshot: within a Region or into this one; a key that cannot be used shows late, as <c>error</c>.</summary>
internal sealed class CopySnapshotAction : IEc2Action
{
    public string Name => "CopySnapshot";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var parameters = call.Parameters;
        var sourceRegion = SourceRegion.Read(call);
        var sourceId = parameters.Required("SourceSnapshotId");
        var description = DescriptionText.Read(parameters);
        var encrypted = parameters.Flag("Encrypted");
        var key = parameters.Text("KmsKeyId");
        var tags = TagSpecifications.Read(parameters, "snapshot");
        CheckDestination(call);

        var presignedUrl = parameters.NonEmpty("PresignedUrl");
        var completionDuration = CompletionDuration.Read(parameters, "CompletionDurationMinutes");

        var source = SnapshotLookup.Usable(SnapshotLookup.Readable(call, sourceRegion, sourceId));

        if (source.KeyArn is not null && presignedUrl is null)
        {
            throw new ServiceErrorException("MissingParameter", "The request must contain the parameter PresignedUrl for an encrypted snapshot");
        }

        var targetKey = EncryptionRules.KeyForSnapshotCopy(EncryptionRequest.ForCopy(call, source, sourceRegion, encrypted, key));
        SnapshotLimits.CheckCopies(call, 1);
        SnapshotLimits.CheckRoom(call, 1);
        call.Ready();

        var plan = SnapshotCopy.Plan(call, source, sourceRegion, targetKey);
        plan = plan with
        {
            KeyProblem = PresignedFor(presignedUrl, source.Id) ? plan.KeyProblem : EbsKey.NotAccessible,
            CompletionDurationMinutes = completionDuration,
            Description = description,
            Tags = tags["snapshot"],
            CopiedFrom = source.Id,
        };
        var snapshot = SnapshotFactory.Start(call, plan);
        answer.Element("snapshotId", snapshot.Id);
        answer.Tags(snapshot.Tags);
    }

    // Signatures are not checked. A URL that presigns something else is detected only later (EC2 API Reference, CopySnapshot).
    private static bool PresignedFor(string? presignedUrl, string sourceId) =>
        presignedUrl is null || presignedUrl.Contains($"SourceSnapshotId={sourceId}", StringComparison.Ordinal);

    private static void CheckDestination(Call call)
    {
        if (call.Parameters.Text("DestinationRegion") is { } destination && destination != call.Region.Name)
        {
            throw new ServiceErrorException(
                "InvalidParameterValue", $"DestinationRegion is {destination}, but the call went to {call.Region.Name}.");
        }
    }
}
