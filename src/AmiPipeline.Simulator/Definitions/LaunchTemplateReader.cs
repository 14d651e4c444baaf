namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads a launch template. The data of a version are parameters of RunInstances by their names, such as <c>BlockDeviceMapping.1.Ebs.VolumeSize</c>.</summary>
internal static class LaunchTemplateReader
{
    public static void Read(StrictObject json, ReadingScope scope)
    {
        var root = Partition.FromRegion(scope.Region.Name).Global("iam", scope.AccountId, "root");
        var template = new LaunchTemplate
        {
            Id = ReadingScope.Id(json, "id", "lt-"),
            OwnerId = scope.AccountId,
            Name = json.Required("name"),
            CreateTime = json.Time("createTime") ?? AccountReader.Beginning,
            CreatedBy = json.Text("createdBy") ?? root,
            DefaultVersion = json.Number("defaultVersion") ?? 1,
        };
        json.Objects("versions").ForEach(version => template.Add(ReadVersion(version, root)));
        template.NextVersion = Math.Max(template.NextVersion, json.Number("nextVersion") ?? 1);
        if (!template.Versions.Exists(version => version.Number == template.DefaultVersion))
        {
            throw json.At("versions", $"there is no version {template.DefaultVersion}, which is the default.");
        }

        ReadingScope.Add(json, scope.Region.LaunchTemplates, template);
        json.End();
    }

    private static LaunchTemplateVersion ReadVersion(StrictObject json, string root)
    {
        var version = new LaunchTemplateVersion(
            json.Number("version") ?? 1,
            json.Time("createTime") ?? AccountReader.Beginning,
            json.Text("createdBy") ?? root,
            json.Text("description"),
            new SortedDictionary<string, string>(json.Map("data").ToDictionary(), StringComparer.Ordinal));
        json.End();
        return version;
    }
}
