namespace AmiPipeline.Exploration.Faults;

/// <summary>What a person does in the account while an execution runs.</summary>
internal static class PersonFaultKinds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        Temporary("terminates-instance", "a person terminates the temporary instance", "instance", "TerminateInstances", id => $"InstanceId.1={id}"),
        Temporary("starts-instance", "a person starts the temporary instance", "instance", "StartInstances", id => $"InstanceId.1={id}"),
        Temporary("deletes-volume", "a person deletes a temporary volume", "volume", "DeleteVolume", id => $"VolumeId={id}"),
        Temporary("detaches-volume", "a person detaches a temporary volume", "volume", "DetachVolume", id => $"VolumeId={id}&Force=true"),
        Temporary("deletes-snapshot", "a person deletes a snapshot that is not committed", "snapshot", "DeleteSnapshot", id => $"SnapshotId={id}"),
        Temporary("deregisters-image", "a person deregisters an image that is not committed", "image", "DeregisterImage", id => $"ImageId={id}"),
        Requested("deregisters-source", "a person deregisters the source", PersonSubject.Source, "ec2", "DeregisterImage", id => $"ImageId={id}"),
        Requested("disables-source", "a person disables the source", PersonSubject.Source, "ec2", "DisableImage", id => $"ImageId={id}"),
        Requested("disables-key", "a person disables a key", PersonSubject.Key, "kms", "DisableKey", id => $$"""{"KeyId":"{{id}}"}"""),
        Requested("deletes-key", "a person schedules a key for deletion", PersonSubject.Key, "kms", "ScheduleKeyDeletion", id => $$"""{"KeyId":"{{id}}","PendingWindowInDays":7}"""),
        Requested("moves-alias", "a person moves an alias to another key", PersonSubject.Alias, "kms", "UpdateAlias", ids => $$"""{"AliasName":"{{ids.Split(' ')[0]}}","TargetKeyId":"{{ids.Split(' ')[1]}}"}"""),
    ];

    private static FaultKind Temporary(string name, string title, string kind, string action, Func<string, string> body) =>
        new() { Name = name, Title = title, Act = new PersonAct(kind, PersonSubject.Temporary, "ec2", action, body) };

    private static FaultKind Requested(string name, string title, PersonSubject subject, string service, string action, Func<string, string> body) =>
        new() { Name = name, Title = title, Act = new PersonAct(null, subject, service, action, body) };
}
