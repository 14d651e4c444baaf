namespace AmiPipeline.Simulator.World;

/// <summary>A launch template with its versions.</summary>
internal sealed class LaunchTemplate : Resource
{
    public required string Name { get; init; }

    public DateTimeOffset CreateTime { get; init; }

    /// <summary>The ARN of who made it.</summary>
    public required string CreatedBy { get; init; }

    public int DefaultVersion { get; set; } = 1;

    /// <summary>The number of the next version: that of one that was deleted is not used again (EC2 User Guide, "Delete a launch template version").</summary>
    public int NextVersion { get; set; } = 1;

    /// <summary>The oldest first. Versions are numbered from 1 and stay as they are.</summary>
    public List<LaunchTemplateVersion> Versions { get; private set; } = [];

    public LaunchTemplateVersion Latest => Versions[^1];

    public void Add(LaunchTemplateVersion version)
    {
        Versions.Add(version);
        NextVersion = Math.Max(NextVersion, version.Number + 1);
    }

    public LaunchTemplate Copy()
    {
        var copy = Copied<LaunchTemplate>();
        copy.Versions = [.. Versions];
        return copy;
    }
}
