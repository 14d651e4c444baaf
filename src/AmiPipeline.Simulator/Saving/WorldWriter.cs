using System.Globalization;
using System.Text;
using System.Text.Json;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Simulator.Saving;

/// <summary>Writes a world in which nothing is under way, in the form that <see cref="WorldDefinition.Parse"/> reads.</summary>
/// <remarks>Not in it: sessions that have expired, terminated instances, and deregistered images to which no instance refers.</remarks>
internal static class WorldWriter
{
    /// <param name="world">The world.</param>
    /// <param name="motion">Where its time and ids continue.</param>
    /// <param name="sessions">The sessions of roles; null for those that the world was read with.</param>
    public static string Write(AwsWorld world, SavedMotion motion, IEnumerable<RoleSession>? sessions = null)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, MemberWriter.Readable))
        {
            json.WriteStartObject();
            Write(new MemberWriter(json), world, motion, sessions ?? world.SavedSessions);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Write(MemberWriter members, AwsWorld world, SavedMotion motion, IEnumerable<RoleSession> sessions) => members
        .Time("now", motion.Now)
        .Text("nextIds", motion.Ids.ToString(CultureInfo.InvariantCulture))
        .Text("nextEventIds", motion.EventIds.ToString(CultureInfo.InvariantCulture))
        .Text("nextSessionIds", motion.SessionIds.ToString(CultureInfo.InvariantCulture), "0")
        .Objects("regions", world.Regions.Keys, name => members.Text("name", name))
        .Objects("accounts", world.AccountsByAccessKey.GroupBy(pair => pair.Value, pair => pair.Key), account => WriteAccount(members, world, account.Key, [.. account]))
        .Objects("sessions", sessions, session => members
            .Text("role", session.Role.Arn)
            .Text("name", session.Name)
            .Text("accessKeyId", session.AccessKeyId)
            .Text("secretAccessKey", session.SecretAccessKey)
            .Text("token", session.Token)
            .Time("expiration", session.Expiration)
            .Raw("policy", session.Policy?.Text));

    private static void WriteAccount(MemberWriter members, AwsWorld world, string id, IReadOnlyList<string> accessKeys)
    {
        var regions = world.Regions.Values.Where(region => Partition.FromRegion(region.Name) == world.PartitionOf(id)).ToList();
        members
            .Text("id", id)
            .Texts("accessKeyIds", accessKeys is [var only] && only == "AKIA" + id ? [] : accessKeys)
            .Text("alias", regions.Select(region => region.SettingsOf(id).OwnerAlias).FirstOrDefault(alias => alias is not null))
            .Text("organizationId", world.Organizations.GetValueOrDefault(id))
            .Texts("organizationalUnitIds", world.OrganizationalUnits.GetValueOrDefault(id, []))
            .Objects("roles", world.Roles.Values.Where(role => role.AccountId == id), role => members
                .Text("name", role.Name)
                .Text("path", role.Path, "/")
                .Number("maxSessionSeconds", (int)role.MaxSession.TotalSeconds, RoleReader.DefaultSessionSeconds)
                .Raw("trustPolicy", role.TrustText)
                .Object("policies", () =>
                {
                    foreach (var (name, text) in role.PolicyTexts)
                    {
                        members.Raw(name, text);
                    }
                }))
            .Objects("regions", regions, region => new AccountWriter(members, id, region).Write());
    }
}
