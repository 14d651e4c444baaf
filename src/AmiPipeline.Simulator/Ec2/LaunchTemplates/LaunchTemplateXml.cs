using System.Globalization;

namespace AmiPipeline.Simulator.Ec2.LaunchTemplates;

/// <summary>Writes launch templates and versions.</summary>
internal static class LaunchTemplateXml
{
    public static void Write(Ec2XmlWriter answer, LaunchTemplate template)
    {
        answer.Element("launchTemplateId", template.Id);
        answer.Element("launchTemplateName", template.Name);
        answer.Element("createTime", template.CreateTime);
        answer.Element("createdBy", template.CreatedBy);
        answer.Element("defaultVersionNumber", template.DefaultVersion);
        answer.Element("latestVersionNumber", template.Latest.Number);
        answer.Tags(template.Tags);
    }

    public static void WriteVersion(Ec2XmlWriter answer, LaunchTemplate template, LaunchTemplateVersion version)
    {
        answer.Element("launchTemplateId", template.Id);
        answer.Element("launchTemplateName", template.Name);
        answer.Element("versionNumber", version.Number);
        answer.Element("versionDescription", version.Description);
        answer.Element("createTime", version.CreateTime);
        answer.Element("createdBy", version.CreatedBy);
        answer.Element("defaultVersion", version.Number == template.DefaultVersion);
        answer.Group("launchTemplateData", () => WriteMembers(answer, [.. version.Data.Select(pair => (pair.Key.Split('.'), pair.Value))]));
    }

    // The names of the answer follow from those of the call: a list's name ends with Set, and the first letter is small.
    private static void WriteMembers(Ec2XmlWriter answer, IReadOnlyList<(string[] Path, string Value)> members)
    {
        foreach (var member in members.GroupBy(member => member.Path[0]))
        {
            var name = char.ToLowerInvariant(member.Key[0]) + member.Key[1..];
            var rest = member.Select(each => (Path: each.Path[1..], each.Value)).ToList();
            if (rest[0].Path.Length == 0)
            {
                answer.Element(name, rest[0].Value);
            }
            else if (char.IsAsciiDigit(rest[0].Path[0][0]))
            {
                var items = rest.GroupBy(each => int.Parse(each.Path[0], CultureInfo.InvariantCulture)).OrderBy(item => item.Key);
                answer.List(name + "Set", items, item => WriteItem(answer, [.. item.Select(each => (each.Path[1..], each.Value))]));
            }
            else
            {
                answer.Group(name, () => WriteMembers(answer, rest));
            }
        }
    }

    private static void WriteItem(Ec2XmlWriter answer, IReadOnlyList<(string[] Path, string Value)> item)
    {
        if (item[0].Path.Length == 0)
        {
            answer.Text(item[0].Value);
            return;
        }

        // A network interface's groups have a name of their own.
        WriteMembers(answer, [.. item.Where(member => member.Path[0] != "SecurityGroupId")]);
        var groups = item.Where(member => member.Path[0] == "SecurityGroupId").ToList();
        if (groups.Count > 0)
        {
            answer.Group("groupSet", () => groups.ForEach(group => answer.Element("groupId", group.Value)));
        }
    }
}
