namespace AmiPipeline.Requests;

/// <summary>Rules over several fields of one request, checked before any call to AWS.</summary>
internal static class RequestChecks
{
    public static void Check(ImageRequest request, List<Problem> problems)
    {
        CheckDeviceNames(request.Volumes, problems);
        CheckEntriesSaySomething(request.Volumes, problems);

        if (request.Instance is not null && request.Via != RequestedRoute.Instance)
        {
            problems.Add(new("/instance", "goes with via: instance; no other route launches one"));
        }

        if (request is { SkipIfCompliant: true, Source.InstanceId: not null })
        {
            problems.Add(new("/skipIfCompliant", "goes with source.imageId; an instance changes, so it is not known whether an earlier image of it is still the same"));
        }

        foreach (var (holder, field) in request.UnshareFrom?.Holders().Where(lost => request.ShareWith?.Holders().Any(given => given.Holder == lost.Holder) ?? false) ?? [])
        {
            problems.Add(new($"/unshareFrom{field}", $"is {holder}, which shareWith names too; name it in one of them"));
        }
    }

    // Names that differ may be the source's own, which are never refused: whether an added one clashes is the planner's matter.
    private static void CheckDeviceNames(IReadOnlyList<RequestVolume> volumes, List<Problem> problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < volumes.Count; index++)
        {
            var name = volumes[index].DeviceName;
            if (name.Length > 0 && !seen.Add(name))
            {
                problems.Add(new($"/volumes/{index}/deviceName", $"is \"{name}\", as in another entry; every volume has one entry"));
            }
        }
    }

    private static void CheckEntriesSaySomething(IReadOnlyList<RequestVolume> volumes, List<Problem> problems)
    {
        for (var index = 0; index < volumes.Count; index++)
        {
            // An entry whose only field is faulty reads as empty, and its fault is known already.
            var pointer = $"/volumes/{index}";
            var faulty = problems.Exists(problem => problem.Field == pointer || problem.Field.StartsWith(pointer + "/", StringComparison.Ordinal));
            if (!faulty && volumes[index] == new RequestVolume { DeviceName = volumes[index].DeviceName })
            {
                problems.Add(new(pointer, $"says nothing about {volumes[index].DeviceName}; give kmsKeyId to re-encrypt it, or sizeGiB or snapshotId to add it"));
            }
        }
    }
}
