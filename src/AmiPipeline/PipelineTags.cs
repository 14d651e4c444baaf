namespace AmiPipeline;

/// <summary>The tags that everything the pipeline makes is created with. Clean-up goes by them alone.</summary>
public static class PipelineTags
{
    /// <summary>What the keys of all of them begin with.</summary>
    public const string Prefix = "ami-pipeline:";

    /// <summary>The state machine's ARN, or <c>local/HOST</c> for the embedded engine.</summary>
    public const string Owner = Prefix + "owner";

    /// <summary>The execution's ARN.</summary>
    public const string Execution = Prefix + "execution";

    /// <summary>The device name that a volume or snapshot is meant for.</summary>
    public const string Device = Prefix + "device";

    /// <summary>The digest of the request.</summary>
    public const string Request = Prefix + "request";

    /// <summary>On a registered image, for which EC2 has no source, and on a copy in another Region: the id of what it was made of.</summary>
    public const string Source = Prefix + "source";

    /// <summary>The name family that an image is one of: of it, the newest are kept. On the image, and on its snapshots.</summary>
    public const string Family = Prefix + "family";

    /// <summary>On an image that makes room for newer ones of its family, and on its snapshots: how far it is, and since when, or the image whose snapshot it was.</summary>
    public const string Leaving = Prefix + "leaving";

    /// <summary>On an image that was made of an image: what its volumes hold, as a digest that <see cref="Planning.Facts.ContentDigest"/> makes. It finds what <c>skipIfCompliant</c> may keep.</summary>
    public const string Content = Prefix + "content";

    /// <summary><see cref="Building"/> or <see cref="Committed"/>.</summary>
    public const string State = Prefix + "state";

    /// <summary>The state of what may still be removed.</summary>
    public const string Building = "building";

    /// <summary>The state of a verified image and its snapshots: no clean-up ever touches them.</summary>
    public const string Committed = "committed";

    /// <summary>The tag by which an instance says whether a deployment may capture it, which may reboot it.</summary>
    public const string Capture = Prefix + "capture";

    /// <summary>The value of <see cref="Capture"/> that says so.</summary>
    public const string CaptureAllowed = "allowed";

    /// <summary>Whether tags say that a pipeline made the resource; one that it only shares, or may capture, has other tags of ours.</summary>
    /// <param name="keys">The keys of the resource's tags.</param>
    public static bool AreOfPipeline(IEnumerable<string> keys) => keys.Any(key => key is Owner or Execution or Request or State);

    /// <summary>The tags of a new resource: the request's own and the pipeline's.</summary>
    /// <param name="execution">The execution that makes it.</param>
    /// <param name="requestDigest">The digest of the request, from the plan.</param>
    /// <param name="requestTags">The request's own tags.</param>
    /// <param name="deviceName">The device name it is meant for; null for images, instances and snapshots that EC2 makes itself.</param>
    public static IReadOnlyDictionary<string, string> ForNew(
        ExecutionIdentity execution, string requestDigest, IReadOnlyDictionary<string, string> requestTags, string? deviceName = null)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in requestTags)
        {
            tags[key] = value;
        }

        tags[Owner] = execution.StateMachineArn;
        tags[Execution] = execution.Id;
        tags[Request] = requestDigest;
        tags[State] = Building;
        if (deviceName is not null)
        {
            tags[Device] = deviceName;
        }

        return tags;
    }
}
