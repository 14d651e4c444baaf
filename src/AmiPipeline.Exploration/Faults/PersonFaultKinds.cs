namespace AmiPipeline.Exploration.Faults;

/// <summary>What a person does in the account while an execution runs.</summary>
internal static class PersonFaultKinds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        Temporary("terminates-instance", "a person terminates the temporary instance", "instance", "TerminateInstances", at => $"InstanceId.1={at.Id}"),
        Temporary("starts-instance", "a person starts the temporary instance", "instance", "StartInstances", at => $"InstanceId.1={at.Id}"),
        Temporary("deletes-volume", "a person deletes a temporary volume", "volume", "DeleteVolume", at => $"VolumeId={at.Id}"),
        Temporary("detaches-volume", "a person detaches a temporary volume", "volume", "DetachVolume", at => $"VolumeId={at.Id}&Force=true"),
        Temporary("deletes-snapshot", "a person deletes a snapshot that is not committed", "snapshot", "DeleteSnapshot", at => $"SnapshotId={at.Id}"),
        Temporary("deregisters-image", "a person deregisters an image that is not committed", "image", "DeregisterImage", at => $"ImageId={at.Id}"),
        Requested("deregisters-source", "a person deregisters the source", PersonSubject.Source, "ec2", "DeregisterImage", at => $"ImageId={at.Id}"),
        Requested("disables-source", "a person disables the source", PersonSubject.Source, "ec2", "DisableImage", at => $"ImageId={at.Id}"),
        Requested("disables-key", "a person disables a key", PersonSubject.Key, "kms", "DisableKey", Disable),
        Requested("deletes-key", "a person schedules a key for deletion", PersonSubject.Key, "kms", "ScheduleKeyDeletion", at => $$"""{"KeyId":"{{at.Id}}","PendingWindowInDays":7}"""),
        Requested("moves-alias", "a person moves an alias to another key", PersonSubject.Alias, "kms", "UpdateAlias", Move),
        Requested("disables-copy-key", "a person disables a key of a copy", PersonSubject.CopyKey, "kms", "DisableKey", Disable),
        Requested("moves-copy-alias", "a person moves an alias of a copy to another key", PersonSubject.CopyAlias, "kms", "UpdateAlias", Move),
    ];

    private static FaultKind Temporary(string name, string title, string kind, string action, Func<PersonTarget, string> body) =>
        new() { Name = name, Title = title, Act = new PersonAct(kind, PersonSubject.Temporary, "ec2", action, body) };

    private static FaultKind Requested(string name, string title, PersonSubject subject, string service, string action, Func<PersonTarget, string> body) =>
        new() { Name = name, Title = title, Act = new PersonAct(null, subject, service, action, body) };

    private static string Disable(PersonTarget at) => $$"""{"KeyId":"{{at.Id}}"}""";

    private static string Move(PersonTarget at) => $$"""{"AliasName":"{{at.Id}}","TargetKeyId":"{{at.OtherKeyArn}}"}""";
}
