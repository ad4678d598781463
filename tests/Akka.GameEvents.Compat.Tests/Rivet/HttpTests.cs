using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Akka.GameEvents.Compat.Tests.Support;

namespace Akka.GameEvents.Compat.Tests.Rivet;

public sealed class HttpTests : IAsyncLifetime
{
    private CompatHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await CompatHost.StartAsync(new CompatOptions { Rivet = new RivetOptions { Enabled = true } });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/gateway/counter/action/get?rvt-method=getOrCreate&rvt-key=a", "{", HttpStatusCode.BadRequest, "request", "invalid")]
    [InlineData("/gateway/counter/action/get?rvt-method=getOrCreate&rvt-key=a", "{}", HttpStatusCode.BadRequest, "request", "invalid")]
    [InlineData("/gateway/counter/action/get?rvt-method=take&rvt-key=a", """{"args":[]}""", HttpStatusCode.BadRequest, "request", "invalid")]
    [InlineData("/gateway/counter/action/get?rvt-method=getOrCreate&rvt-key=a,b,c,d,e,f,g,h,i", """{"args":[]}""", HttpStatusCode.BadRequest, "request", "invalid")]
    [InlineData("/gateway/counter/action/get?rvt-method=getOrCreate&rvt-key=a&rvt-input=!", """{"args":[]}""", HttpStatusCode.BadRequest, "request", "invalid")]
    [InlineData("/gateway/not%20a%20name/action/get?rvt-method=getOrCreate", """{"args":[]}""", HttpStatusCode.BadRequest, "request", "invalid")]
    [InlineData("/gateway/user/action/get?rvt-method=getOrCreate&rvt-key=a", """{"args":[]}""", HttpStatusCode.BadRequest, "auth", "forbidden")]
    [InlineData("/gateway/noId/action/get", """{"args":[]}""", HttpStatusCode.BadRequest, "actor", "not_found")]
    [InlineData("/gateway/counter/action/get?rvt-method=get&rvt-key=none", """{"args":[]}""", HttpStatusCode.NotFound, "actor", "not_found")]
    [InlineData("/gateway/none/action/get?rvt-method=getOrCreate&rvt-key=a", """{"args":[]}""", HttpStatusCode.NotFound, "actor", "type_unknown")]
    [InlineData("/gateway/counter/action/none?rvt-method=getOrCreate&rvt-key=a", """{"args":[]}""", HttpStatusCode.NotFound, "action", "not_found")]
    [InlineData("/gateway/counter/action/get?rvt-method=getOrCreate&rvt-key=a&rvt-token=x.y.z", """{"args":[]}""", HttpStatusCode.Unauthorized, "auth", "unauthorized")]
    [InlineData("/actors", "{", HttpStatusCode.BadRequest, "request", "invalid")]
    [InlineData("/actors", """{"name":"counter","key":"a","input":"!"}""", HttpStatusCode.BadRequest, "request", "invalid")]
    [InlineData("/manager/actors", """{"query":{"getOrCreateForTags":{"tags":{"room":"a"}}}}""", HttpStatusCode.BadRequest, "request", "invalid")]
    [InlineData("/manager/actors", """{"query":{"getOrCreateForTags":{"tags":{"name":"counter"},"create":{"tags":{"name":"bench"}}}}}""", HttpStatusCode.BadRequest, "request", "invalid")]
    public async Task Post_Malformed_HasRivetsErrorShape(string path, string body, HttpStatusCode status, string group, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var response = await _host.Http.PostAsync(path, content, TestContext.Current.CancellationToken);

        var error = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((status, group, code), (response.StatusCode, error.GetProperty("group").GetString(), error.GetProperty("code").GetString()));
        Assert.Equal(JsonValueKind.String, error.GetProperty("message").ValueKind);
    }

    [Fact]
    public async Task Post_UnknownEncoding_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/gateway/counter/action/get?rvt-method=getOrCreate&rvt-key=a");
        request.Headers.Add("x-rivet-encoding", "xml");

        var response = await _host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains("\"group\":\"encoding\",\"code\":\"invalid\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/gateway/counter", HttpStatusCode.NotFound)]
    [InlineData("/gateway/counter/websocket", HttpStatusCode.NotFound)]
    [InlineData("/gateway/counter/connect", HttpStatusCode.BadRequest)]
    [InlineData("/actors/x", HttpStatusCode.NotFound)]
    [InlineData("/gateway/counter/action/get", HttpStatusCode.MethodNotAllowed)]
    public async Task Get_WhatIsNotServed_AnswersInPlainHttp(string path, HttpStatusCode expected)
    {
        var response = await _host.Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Metadata_EachClient_IsGivenANameOfItsOwnBehindItsToken()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metadata?namespace=default");
        request.Headers.Add("Authorization", "Bearer a.b.c");

        var named = await (await _host.Http.SendAsync(request, TestContext.Current.CancellationToken)).Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var guest = await _host.Http.GetFromJsonAsync<JsonElement>("/metadata", TestContext.Current.CancellationToken);

        Assert.Matches("^a\\.b\\.c~[^~]{16,}$", named.GetProperty("clientToken").GetString());
        Assert.Matches("^~[^~]{16,}$", guest.GetProperty("clientToken").GetString());
        Assert.NotEqual(named.GetProperty("clientToken").GetString()![5..], guest.GetProperty("clientToken").GetString());
        Assert.Equal(_host.Http.BaseAddress!.AbsoluteUri.TrimEnd('/'), guest.GetProperty("clientEndpoint").GetString());
    }

    [Fact]
    public async Task Actors_ThatExist_AreFoundByKeyAndId()
    {
        var made = await _host.Http.PutAsJsonAsync("/actors", new { name = "counter", key = @"a/\0/b\/c" }, TestContext.Current.CancellationToken);
        var actor = (await made.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("actor");

        var byKey = await _host.Http.GetStringAsync($"/actors?name=counter&key={Uri.EscapeDataString(@"a/\0/b\/c")}", TestContext.Current.CancellationToken);
        var byId = await _host.Http.GetStringAsync($"/actors?actor_ids={actor.GetProperty("actor_id").GetString()}", TestContext.Current.CancellationToken);
        var none = await _host.Http.GetStringAsync("/actors?name=counter&key=none", TestContext.Current.CancellationToken);

        Assert.Equal(@"a/\0/b\/c", actor.GetProperty("key").GetString());
        Assert.Equal($$"""{"actors":[{{actor.GetRawText()}}]}""", byKey);
        Assert.Equal(byKey, byId);
        Assert.Equal("""{"actors":[]}""", none);
    }
}
